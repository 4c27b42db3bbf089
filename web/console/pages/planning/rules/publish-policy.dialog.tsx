// Puts a draft in force. Where the server finds it wanting, the places are shown at their cells.
import { Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publishPolicy } from '../../../../api/sourcing.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { POLICIES_KEY } from './policy-list.section.tsx';
import { type PolicyDraft, placesOf } from './use-draft.ts';

export function PublishPolicyDialog({ draft, onClose }: { draft: PolicyDraft; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { code, version, channel } = draft.policy;
  const form = useCommandForm({
    initial: { replaces: '' },
    send: async ({ replaces }, key) => {
      try {
        return await publishPolicy(code, replaces.trim() || undefined, key);
      } catch (error) {
        draft.setProblems(placesOf(error));
        throw error;
      }
    },
    done: t('planning.rules.publish.done'),
    onDone: () => {
      void client.invalidateQueries({ queryKey: POLICIES_KEY });
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('planning.rules.publish.title', { code, version })}
      action={t('planning.rules.publish.action')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">
        {channel === null
          ? t('planning.rules.publish.hintAll')
          : t('planning.rules.publish.hint', { channel })}
      </Text>
      <TextInput
        label={t('planning.rules.publish.replaces')}
        description={t('planning.rules.publish.replacesHint')}
        {...form.field('replaces')}
      />
    </CommandDialog>
  );
}
