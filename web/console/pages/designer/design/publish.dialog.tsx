// Publishes the draft as the newest version: with a note, and everything that the check says of it.
import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publishDraft } from '../../../../api/designer.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { noteBody, PublishNote } from '../parts/publish-note.tsx';
import { ProblemList } from '../problems/problem-list.tsx';
import type { DesignInHand } from './use-design.ts';

export function PublishDialog({ design, onClose }: { design: DesignInHand; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { draft, check, processId } = design;
  const problems = check.validation?.problems ?? [];
  const form = useCommandForm({
    initial: { note: '' },
    async send({ note }, key) {
      // What was drawn a moment ago is part of what is published.
      await draft.save(design.xml(), design.name);
      return publishDraft('process', processId, noteBody(draft.revision(), note), key);
    },
    done: ({ deployed }) => t('designer.design.published', { version: deployed[0]?.version ?? '' }),
    onDone() {
      onClose();
      void draft.restart();
      void client.invalidateQueries({ queryKey: ['versions', processId] });
      void client.invalidateQueries({ queryKey: ['definitions'] });
      void client.invalidateQueries({ queryKey: ['drafts'] });
    },
  });
  return (
    <CommandDialog
      title={t('designer.design.publishTitle', { name: design.name })}
      action={t('designer.design.publish')}
      form={form}
      size="lg"
      onClose={onClose}
    >
      <Text size="sm">{t('designer.design.publishMeaning')}</Text>
      <PublishNote form={form} />
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {problems.length === 0
            ? t('designer.problems.none')
            : t('designer.problems.before', { count: problems.length })}
        </Text>
        <ProblemList
          problems={problems}
          nameOf={(id) => design.drawing?.element(id)?.name ?? ''}
          onOpen={(id) => {
            onClose();
            design.drawing?.show(id);
          }}
        />
      </Stack>
    </CommandDialog>
  );
}
