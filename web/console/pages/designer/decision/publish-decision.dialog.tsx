// Publishes a decision table with a note; processes ask the new version from their next question on.
import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publishDraft } from '../../../../api/designer.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { noteBody, PublishNote } from '../parts/publish-note.tsx';
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
      return publishDraft('decision', decisionId, noteBody(draft.revision(), note), key);
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
      <PublishNote form={form} />
    </CommandDialog>
  );
}
