// What one location has to do for one order: its lines, and the next step as a button.
import { Badge, Group, Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FulfilmentOrder } from '../../../../api/fulfilment.ts';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { PickSteps } from './pick-steps.tsx';
import { ShipmentSteps } from './shipment-steps.tsx';

export function WorkCard({ order }: { order: FulfilmentOrder }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const hasShipments =
    order.kind === 'ship' && order.lines.some((line) => line.packed > 0 || line.shipped > 0);
  return (
    <Paper withBorder radius="md" p="md" component="article" aria-label={order.fulfilmentOrderId}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div className="grow">
          <Text fw={600} size="sm" truncate>
            {nameOf(order.location)}
          </Text>
          <Text size="xs" c="dimmed">
            {t('operations.warehouse.waiting', { when: formatMoment(order.createdAt) })}
            {order.readyUntil !== null &&
              ` · ${t('operations.warehouse.readyUntil', { when: formatMoment(order.readyUntil) })}`}
          </Text>
        </div>
        <Group gap={4} wrap="nowrap">
          {order.kind === 'pickup' && (
            <Badge variant="outline" radius="sm" tt="none">
              {t('operations.warehouse.pickup')}
            </Badge>
          )}
          <StatusBadge status={order.state} label={wordOf('fulfilmentState', order.state)} />
        </Group>
      </Group>
      <ul style={{ margin: '10px 0', paddingLeft: 18 }}>
        {order.lines.map((line) => (
          <Text component="li" size="sm" key={line.lineNo}>
            {line.quantity - line.cancelled - line.short} × <span className="mono">{line.sku}</span>
          </Text>
        ))}
      </ul>
      <Group gap="xs">
        <PickSteps order={order} />
        <Link to="/orders/$orderId" params={{ orderId: order.orderId }} style={{ fontSize: 13 }}>
          {t('operations.warehouse.order')}
        </Link>
      </Group>
      {hasShipments && <ShipmentSteps order={order} />}
    </Paper>
  );
}
