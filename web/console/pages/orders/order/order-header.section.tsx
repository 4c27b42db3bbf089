// Who ordered what, for how much, how far it is, what holds it, and what can be done.
import { Alert, Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Order, OrderEvent } from '../../../../api/orders.ts';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatInstant, formatMoment } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { describeActor, describeEvent } from './describe-event.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderTotals } from './order-totals.tsx';
import { StageLine } from './stage-line.tsx';

interface OrderHeaderProps {
  order: Order;
  /** What happened last. */
  latest: OrderEvent | undefined;
}

export function OrderHeader({ order, latest }: OrderHeaderProps) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  return (
    <Stack gap="sm">
      <Anchor size="sm" renderRoot={(props) => <Link to="/orders" {...props} />}>
        ← {t('orders.order.back')}
      </Anchor>
      <Group justify="space-between" align="flex-start" gap="md">
        <div>
          <Group gap="sm">
            <Title order={1} size="h2">
              {order.number}
            </Title>
            <StatusBadge status={order.status} label={wordOf('status', order.status)} />
          </Group>
          <Text size="sm" c="dimmed">
            {t('orders.order.placedOn', { when: formatInstant(order.placedAt), channel: order.channel })}
            {order.externalId !== null && ` · ${t('orders.order.externalId', { id: order.externalId })}`}
          </Text>
        </div>
        <OrderActions order={order} />
      </Group>
      {order.holds.map((hold) => (
        <Alert
          key={hold.holdId}
          color="red"
          title={t('orders.order.held', { reason: wordOf('hold', hold.reason) })}
        >
          <Text size="sm">
            {hold.note && `${hold.note} · `}
            {t('orders.order.heldBy', { who: describeActor(hold.heldBy), when: formatInstant(hold.heldAt) })}
          </Text>
        </Alert>
      ))}
      <Paper withBorder radius="md" p="md">
        <StageLine order={order} />
        {latest && (
          <Text size="sm" mt="md" key={latest.id} className="latest">
            <span className="dim">{formatMoment(latest.time)}</span> {describeEvent(latest, nameOf)}
          </Text>
        )}
        <Group justify="space-between" align="flex-start" mt="md" gap="xl">
          <div>
            <Text size="xs" c="dimmed">
              {t('orders.order.customer')}
            </Text>
            <Text fw={600}>{order.customerName ?? t('orders.guest')}</Text>
            {order.email && <Text size="sm">{order.email}</Text>}
            {order.phone && <Text size="sm">{order.phone}</Text>}
          </div>
          <OrderTotals order={order} />
        </Group>
      </Paper>
    </Stack>
  );
}
