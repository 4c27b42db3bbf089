// One order in the list: its number, how it stands, when it was placed, what it cost.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OwnOrder } from '../../api/portal.ts';
import { Money } from '../../ui/money-text.tsx';
import { orderPath } from '../address.ts';
import { PortalLink } from '../parts/portal-link.tsx';
import { sayFullDay } from '../say-date.ts';

const STATUSES = [
  'placed',
  'on-hold',
  'backordered',
  'released',
  'partly-shipped',
  'shipped',
  'delivered',
  'closed',
  'cancelled',
] as const;

export function OrderCard({ order }: { order: OwnOrder }) {
  const { t } = useTranslation();
  const status = STATUSES.find((each) => each === order.status) ?? 'placed';
  return (
    <li className="order-card">
      <div>
        <PortalLink to={orderPath(order.orderId)} fw={650} className="cover-link">
          {order.number}
        </PortalLink>
        <Text size="sm" c="dimmed">
          {t('portal.orders.placed', { date: sayFullDay(order.placedAt) })}
        </Text>
      </div>
      <div className="order-card-end">
        <span className="state" data-state={status}>
          {t(`portal.orders.status.${status}`)}
        </span>
        <Text size="sm">
          <Money amountMinor={order.totalMinor} currency={order.currency} />
        </Text>
      </div>
    </li>
  );
}
