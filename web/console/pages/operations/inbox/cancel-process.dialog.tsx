// Ends a stuck process where it stands.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { settleIncident } from '../../../../api/workflow.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import type { IncidentDialogProps } from './repair-incident.dialog.tsx';

export function CancelProcessDialog({ incident, onClose, onDone }: IncidentDialogProps) {
  const { t } = useTranslation();
  return (
    <CommandDialog
      title={t('operations.inbox.cancelTitle')}
      action={t('operations.inbox.cancelAction')}
      done={t('operations.inbox.cancelDone')}
      danger
      onClose={onClose}
      onDone={onDone}
      send={(key) => settleIncident(incident.incidentId, { action: 'cancel' }, key)}
    >
      <Text size="sm">{t('operations.inbox.cancelQuestion')}</Text>
    </CommandDialog>
  );
}
