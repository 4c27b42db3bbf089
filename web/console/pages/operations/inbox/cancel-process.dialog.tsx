// Ends a stuck process where it stands.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { settleIncident } from '../../../api/workflow.ts';
import { CommandDialog } from '../../../ui/command-dialog.tsx';
import type { IncidentDialogProps } from './repair-incident.dialog.tsx';

export function CancelProcessDialog({ incident, onClose, onDone }: IncidentDialogProps) {
  const { t } = useTranslation();
  return (
    <CommandDialog
      title={t('tasks.cancelTitle')}
      action={t('tasks.cancelAction')}
      done={t('tasks.cancelDone')}
      danger
      onClose={onClose}
      onDone={onDone}
      send={(key) => settleIncident(incident.incidentId, { action: 'cancel' }, key)}
    >
      <Text size="sm">{t('tasks.cancelQuestion')}</Text>
    </CommandDialog>
  );
}
