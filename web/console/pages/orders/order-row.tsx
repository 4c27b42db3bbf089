// One order in the list; drawn again only when the order has changed (what was read again unchanged stays the same object).
import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderSummary } from '../../../api/orders.ts';
import { formatMoney } from '../../../ui/money.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { formatMoment } from '../../../ui/time.ts';
import { wordOf } from '../../../ui/word-of.ts';

export const OrderRow = memo(function OrderRow({ order }: { order: OrderSummary }) {
  const { t } = useTranslation();
  return (
    <tr className="list-row order-row">
      <td className="order-number">
        <Link to="/orders/$orderId" params={{ orderId: order.orderId }} className="row-link">
          {order.number}
        </Link>
      </td>
      <td className="order-status">
        <StatusBadge status={order.status} label={wordOf('status', order.status)} />
        {order.holds.map((reason) => (
          <Badge key={reason} variant="outline" color="red" radius="sm" tt="none" ml={4}>
            {wordOf('hold', reason)}
          </Badge>
        ))}
      </td>
      <td className="order-customer">
        {order.customerName ?? order.email ?? <span className="dim">{t('orders.guest')}</span>}
      </td>
      <td className="order-channel dim">{order.channel}</td>
      <td className="order-time dim">
        <time dateTime={order.placedAt}>{formatMoment(order.placedAt)}</time>
      </td>
      <td className="order-total">{formatMoney(order.totalMinor, order.currency)}</td>
    </tr>
  );
});
