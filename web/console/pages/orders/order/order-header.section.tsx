// Where the order stands in words, what comes next, who ordered, for how much, what holds it, and what can be done.
import { Alert, Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Order, OrderEvent } from '../../../../api/orders.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatInstant } from '../../../../ui/time.ts';
import { When } from '../../../../ui/when.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { OrderActions } from './actions/order-actions.tsx';
import { describeActor, describeEvent } from './describe-event.ts';
import { CustomerFacts } from './header/customer-facts.tsx';
import { NextStepLine } from './header/next-step.tsx';
import { PeopleNeeded } from './header/people-needed.tsx';
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
      <div className="order-heading">
        <PageHeading
          title={order.number}
          about={
            <Group gap={8}>
              <StatusBadge status={order.status} label={wordOf('status', order.status)} />
              <span>
                {t('orders.order.placedOn', { when: formatInstant(order.placedAt), channel: order.channel })}
                {order.externalId !== null && ` · ${t('orders.order.externalId', { id: order.externalId })}`}
              </span>
            </Group>
          }
        >
          <OrderActions order={order} />
        </PageHeading>
      </div>
      {order.holds.map((hold) => (
        <Alert
          key={hold.holdId}
          color="red"
          p="sm"
          title={t('orders.order.held', { reason: wordOf('hold', hold.reason) })}
        >
          <Text size="sm" component="div">
            {hold.note && (
              <>
                <SafeText text={hold.note} /> ·{' '}
              </>
            )}
            {t('orders.order.heldBy', { who: describeActor(hold.heldBy), when: formatInstant(hold.heldAt) })}
          </Text>
        </Alert>
      ))}
      <PeopleNeeded order={order} />
      <Paper withBorder radius="md" p="md">
        <StageLine order={order} />
        <div className="order-facts">
          <div>
            <NextStepLine order={order} />
            {latest && (
              <Text size="sm" c="dimmed" key={latest.id} className="latest" mt={6}>
                <When at={latest.time} />: {describeEvent(latest, nameOf)}
              </Text>
            )}
          </div>
          <CustomerFacts order={order} />
          <OrderTotals order={order} />
        </div>
      </Paper>
    </Stack>
  );
}
