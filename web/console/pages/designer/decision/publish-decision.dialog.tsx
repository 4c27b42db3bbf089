// Publishes a decision table with a note; processes ask the new version from their next question on.
import { Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publishDraft } from '../../../../api/designer.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import type { DecisionInHand } from './use-decision.ts';

interface PublishDecisionProps {
  decision: DecisionInHand;
  onClose: () => void;
}

export function PublishDecisionDialog({ decision, onClose }: PublishDecisionProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { draft, decisionId, name, xml } = decision;
  const form = useCommandForm({
    initial: { note: '' },
    async send({ note }, key) {
      await draft.save(xml, name);
      const body = { revision: draft.revision(), ...(note.trim() === '' ? {} : { note: note.trim() }) };
      return publishDraft('decision', decisionId, body, key);
    },
    done: ({ deployed }) => t('designer.design.published', { version: deployed[0]?.version ?? '' }),
    onDone() {
      onClose();
      void decision.restart();
      void client.invalidateQueries({ queryKey: ['decisions'] });
      void client.invalidateQueries({ queryKey: ['drafts'] });
    },
  });
  return (
    <CommandDialog
      title={t('designer.design.publishTitle', { name })}
      action={t('designer.design.publish')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('designer.table.publishMeaning')}</Text>
      <Textarea
        label={t('designer.design.note')}
        description={t('designer.design.noteMeaning')}
        maxLength={1000}
        autosize
        minRows={2}
        data-autofocus
        {...form.field('note')}
      />
    </CommandDialog>
  );
}
