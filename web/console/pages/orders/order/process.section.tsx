// The process that drives the order, drawn: the version it was placed under, what it has passed, where it stands now.
import { Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderEvent } from '../../../../api/orders.ts';
import { type OrderProcess, readModel } from '../../../../api/workflow.ts';
import { ProcessDiagram } from '../../../../ui/process-diagram.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { processesQuery } from './order-queries.ts';

interface ProcessSectionProps {
  orderId: string;
  events: readonly OrderEvent[];
}

export function ProcessSection({ orderId, events }: ProcessSectionProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const processes = useQuery(processesQuery(orderId));
  const items = processes.data?.items ?? [];
  const shown = items.find((item) => item.instanceId === chosen) ?? items[0];
  return (
    <Section
      title={t('orders.order.process.title')}
      aside={
        shown && (
          <Group gap="xs">
            {items.length > 1 && (
              <Select
                size="xs"
                aria-label={t('orders.order.process.pick')}
                data={items.map((item) => ({ value: item.instanceId, label: item.name }))}
                value={shown.instanceId}
                onChange={setChosen}
              />
            )}
            <Text size="xs" c="dimmed">
              {t('orders.order.process.version', { name: shown.name, version: shown.version })}
            </Text>
            <StatusBadge status={shown.status} label={wordOf('process', shown.status)} />
          </Group>
        )
      }
    >
      <QueryView query={processes} empty={t('orders.order.process.none')} isEmpty={() => shown === undefined}>
        {() => shown && <DrawnProcess process={shown} events={events} />}
      </QueryView>
    </Section>
  );
}

function DrawnProcess({ process, events }: { process: OrderProcess; events: readonly OrderEvent[] }) {
  const { t } = useTranslation();
  const model = useQuery({
    queryKey: ['model', process.processId, process.version],
    queryFn: () => readModel(process.processId, process.version),
    // A version never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const at = process.at.filter((id) => id !== '').join(' ');
  const stuck = process.incidents.map((incident) => incident.nodeId).join(' ');
  const isOver = process.status === 'completed';
  const facts = useMemo(
    () => ({
      at: at === '' ? [] : at.split(' '),
      eventTypes: new Set(events.map((event) => event.type)),
      completedTasks: new Set(
        events
          .filter((event) => event.type === 'workflow.taskCompleted')
          .map((event) => String(event.attributes.node)),
      ),
      isOver,
    }),
    [at, events, isOver],
  );
  const incidents = useMemo(() => (stuck === '' ? [] : stuck.split(' ')), [stuck]);
  return (
    <QueryView query={model} rows={6}>
      {({ xml }) => (
        <>
          <ProcessDiagram
            xml={xml}
            label={t('orders.order.process.diagram')}
            facts={facts}
            incidents={incidents}
          />
          <div className="legend" aria-hidden="true" style={{ marginTop: 8 }}>
            <span>
              <i className="legend-at" />
              {t('orders.order.process.legend.at')}
            </span>
            <span>
              <i className="legend-visited" />
              {t('orders.order.process.legend.visited')}
            </span>
            <span>
              <i className="legend-incident" />
              {t('orders.order.process.legend.incident')}
            </span>
          </div>
          {process.incidents.map((incident) => (
            <Text key={incident.id} size="sm" c="red" role="alert">
              {incident.code}: {incident.message}
            </Text>
          ))}
        </>
      )}
    </QueryView>
  );
}
