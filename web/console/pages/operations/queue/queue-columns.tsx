// What the rows of a queue show: the work, by when, and its next step. Which columns there are depends on the queue.
import { Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { Queue, QueueItem } from '../../../../api/work.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { formatCount } from '../../../../ui/money.ts';
import { PersonName, SafeText } from '../../../../ui/safe-text.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { When } from '../../../../ui/when.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { DueTime } from '../floor/due-time.tsx';
import { QueueStep } from './queue-step.tsx';

const PARCELS: readonly Queue[] = ['to-ship', 'to-hand-over', 'label-failed'];

export function queueColumns(t: TFunction, queue: Queue): Column<QueueItem>[] {
  if (queue === 'expected-returns') return returnColumns(t);
  const isParcel = PARCELS.includes(queue);
  const isPickup = queue === 'pick-ups' || queue === 'customers-here';
  return [
    { id: 'order', title: t('operations.warehouse.order'), fixed: true, cell: orderCell },
    {
      id: 'customer',
      title: t('operations.queue.customer'),
      cell: (item) => item.customerName !== null && <PersonName name={item.customerName} />,
    },
    {
      id: 'lines',
      title: t('operations.queue.what'),
      width: '30%',
      cell: (item) => <Lines item={item} t={t} />,
    },
    {
      id: 'units',
      title: t('operations.queue.units'),
      align: 'end',
      cell: (item) => formatCount(item.units),
    },
    isPickup
      ? {
          id: 'kept',
          title: t('operations.queue.keptUntil'),
          cell: (item) => item.readyUntil !== null && <When at={item.readyUntil} />,
        }
      : {
          id: 'due',
          title: t('operations.queue.due'),
          cell: (item) => <DueTime dueAt={item.dueAt} late={item.late} />,
        },
    isParcel
      ? { id: 'carrier', title: t('operations.queue.carrier'), cell: carrierCell }
      : {
          id: 'method',
          title: t('operations.queue.method'),
          optional: true,
          cell: (item) => item.method !== null && wordOf('service', item.method),
        },
    {
      id: 'state',
      title: t('operations.warehouse.state'),
      optional: true,
      cell: (item) => <StatusBadge status={item.state} label={wordOf('fulfilmentState', item.state)} />,
    },
    {
      id: 'step',
      title: t('operations.queue.next'),
      fixed: true,
      cell: (item) => <QueueStep queue={queue} item={item} />,
    },
  ];
}

function orderCell({ orderId, orderNumber }: QueueItem) {
  if (orderId === null) return null;
  return (
    <Link to="/orders/$orderId" params={{ orderId }} className="figures row-number">
      {orderNumber ?? orderId}
    </Link>
  );
}

function carrierCell({ carrier, trackingNumber, failure }: QueueItem) {
  return (
    <>
      {carrier !== null && wordOf('carrier', carrier)} <span className="mono dim">{trackingNumber}</span>
      {failure !== null && (
        <Text size="xs" c="red" component="div">
          <SafeText text={failure} limit={160} />
        </Text>
      )}
    </>
  );
}

function Lines({ item, t }: { item: QueueItem; t: TFunction }) {
  const [first, second, ...rest] = item.lines;
  return (
    <div>
      {[first, second].map(
        (line) =>
          line && (
            <div key={line.lineNo}>
              {line.quantity} × <PersonName name={line.name} /> <span className="mono dim">{line.sku}</span>
            </div>
          ),
      )}
      <Group gap={6}>
        {rest.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('operations.queue.moreLines', { count: rest.length })}
          </Text>
        )}
        {item.isGift && (
          <Badge variant="outline" radius="sm" tt="none">
            {t('operations.queue.gift')}
          </Badge>
        )}
        {item.kind !== 'ship' && (
          <Badge variant="outline" radius="sm" tt="none">
            {item.kind === 'to-store' ? t('operations.queue.toStore') : t('operations.warehouse.pickup')}
          </Badge>
        )}
      </Group>
    </div>
  );
}

function returnColumns(t: TFunction): Column<QueueItem>[] {
  return [
    {
      id: 'sku',
      title: t('operations.queue.what'),
      fixed: true,
      cell: ({ lines }) => <span className="mono">{lines.map(({ sku }) => sku).join(', ')}</span>,
    },
    {
      id: 'units',
      title: t('operations.queue.units'),
      align: 'end',
      cell: (item) => formatCount(item.units),
    },
    {
      id: 'expected',
      title: t('operations.queue.expectedOn'),
      cell: ({ dueAt }) => dueAt !== null && formatDate(dueAt),
    },
    {
      id: 'reference',
      title: t('operations.queue.announcedBy'),
      cell: ({ reference }) => reference !== null && <SafeText text={reference} limit={80} />,
    },
  ];
}
