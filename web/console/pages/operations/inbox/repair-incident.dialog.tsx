// Takes a stuck step as done, with the variables it would have given.
import { JsonInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Incident, settleIncident } from '../../../../api/workflow.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { readVariables } from './task-forms.ts';

export interface IncidentDialogProps {
  incident: Incident;
  onClose: () => void;
  onDone: () => void;
}

export function RepairIncidentDialog({ incident, onClose, onDone }: IncidentDialogProps) {
  const { t } = useTranslation();
  const [json, setJson] = useState('{}');
  const variables = readVariables(json);
  return (
    <CommandDialog
      title={t('operations.inbox.repairTitle', { code: incident.code })}
      action={t('operations.inbox.repairAction')}
      done={t('operations.inbox.repairDone')}
      disabled={variables === null}
      onClose={onClose}
      onDone={onDone}
      send={(key) =>
        settleIncident(incident.incidentId, { action: 'repair', variables: variables ?? {} }, key)
      }
    >
      <Text size="sm">{t('operations.inbox.repairQuestion')}</Text>
      <JsonInput
        data-autofocus
        label={t('operations.inbox.variables')}
        validationError={t('operations.inbox.notJson')}
        autosize
        minRows={4}
        value={json}
        onChange={setJson}
      />
    </CommandDialog>
  );
}
