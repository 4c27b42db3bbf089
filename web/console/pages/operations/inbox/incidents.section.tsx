// Processes that cannot go on, oldest first: retry, repair, cancel.
import { Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Incident, listIncidents, settleIncident } from '../../../../api/workflow.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { CancelProcessDialog } from './cancel-process.dialog.tsx';
import { RepairIncidentDialog } from './repair-incident.dialog.tsx';

type Open = { dialog: 'repair' | 'cancel'; incident: Incident } | null;

export function IncidentsSection() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const incidents = useQuery({ queryKey: ['incidents'], queryFn: () => listIncidents() });
  const refresh = () => void client.invalidateQueries({ queryKey: ['incidents'] });
  const Dialog = open?.dialog === 'repair' ? RepairIncidentDialog : CancelProcessDialog;
  return (
    <Section title={t('operations.inbox.incidents')}>
      <QueryView
        query={incidents}
        empty={t('operations.inbox.noIncidents')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((incident) => (
            <div key={incident.incidentId} className="entry">
              <Group justify="space-between" gap="xs">
                <div className="grow">
                  <Text fw={600} size="sm">
                    {incident.message}
                  </Text>
                  <Text size="xs" c="dimmed">
                    <span className="mono">
                      {incident.code} · {incident.node}
                    </span>{' '}
                    · {t('operations.inbox.since', { when: formatMoment(incident.raisedAt) })} ·{' '}
                    <Link className="underlined" to="/orders/$orderId" params={{ orderId: incident.orderId }}>
                      {t('operations.inbox.openOrder')}
                    </Link>
                  </Text>
                </div>
                <Group gap="xs">
                  <CommandButton
                    label={t('operations.inbox.retry')}
                    done={t('operations.inbox.retryDone')}
                    send={(key) => settleIncident(incident.incidentId, { action: 'retry' }, key)}
                    onDone={refresh}
                  />
                  <Button size="xs" variant="default" onClick={() => setOpen({ dialog: 'repair', incident })}>
                    {t('operations.inbox.repair')}
                  </Button>
                  <Button
                    size="xs"
                    variant="subtle"
                    color="red"
                    onClick={() => setOpen({ dialog: 'cancel', incident })}
                  >
                    {t('operations.inbox.cancel')}
                  </Button>
                </Group>
              </Group>
            </div>
          ))
        }
      </QueryView>
      {open && <Dialog incident={open.incident} onClose={() => setOpen(null)} onDone={refresh} />}
    </Section>
  );
}
