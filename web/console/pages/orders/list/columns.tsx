// The columns of the list of orders.
import { Badge, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { OrderSummary } from '../../../../api/orders.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { Money } from '../../../../ui/money-text.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { When } from '../../../../ui/when.tsx';
import { wordOf } from '../../../../ui/word-of.ts';

export const LIST_TABLE = 'orders';

export function listColumns(t: TFunction): Column<OrderSummary>[] {
  return [
    {
      id: 'number',
      title: t('orders.number'),
      fixed: true,
      cell: (order) => (
        <Link
          to="/orders/$orderId"
          params={{ orderId: order.orderId }}
          className="order-link"
          data-order={order.orderId}
        >
          {order.number}
        </Link>
      ),
    },
    { id: 'status', title: t('orders.status'), cell: (order) => <Status order={order} /> },
    {
      id: 'customer',
      title: t('orders.customer'),
      cell: ({ customerName, email }) => {
        const who = customerName ?? email;
        return who ? <PersonName name={who} /> : <span className="dim">{t('orders.guest')}</span>;
      },
    },
    {
      id: 'email',
      title: t('orders.email'),
      optional: true,
      cell: ({ email }) => (email ? <PersonName name={email} className="dim" /> : null),
    },
    {
      id: 'channel',
      title: t('orders.channel'),
      cell: ({ channel }) => <span className="dim">{channel}</span>,
    },
    {
      id: 'externalId',
      title: t('orders.externalId'),
      optional: true,
      cell: ({ externalId }) => externalId && <span className="mono">{externalId}</span>,
    },
    {
      id: 'placedAt',
      title: t('orders.placedAt'),
      cell: ({ placedAt }) => (
        <span className="dim">
          <When at={placedAt} as="moment" />
        </span>
      ),
    },
    {
      id: 'age',
      title: t('orders.age'),
      optional: true,
      cell: ({ placedAt }) => <When at={placedAt} />,
    },
    {
      id: 'total',
      title: t('orders.total'),
      align: 'end',
      cell: ({ totalMinor, currency }) => <Money amountMinor={totalMinor} currency={currency} />,
    },
  ];
}

function Status({ order }: { order: OrderSummary }) {
  return (
    <Group gap={4} wrap="nowrap" className="order-badges">
      <StatusBadge status={order.status} label={wordOf('status', order.status)} />
      {order.holds.map((reason) => (
        <Badge key={reason} variant="outline" color="red" radius="sm" tt="none">
          {wordOf('hold', reason)}
        </Badge>
      ))}
    </Group>
  );
}
