// One sentence: what the order waits for and by which day it is promised.
import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../../api/orders.ts';
import { formatDate } from '../../../../../ui/time.ts';
import { findNextStep, todayOf } from './next-step.ts';

export function NextStepLine({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { step, units, due, isOverdue } = findNextStep(order, todayOf(new Date()));
  const isOver = step === 'closed' || step === 'cancelled';
  return (
    <div className="next-step">
      <Text size="xs" c="dimmed">
        {t(isOver ? 'orders.order.next.over' : 'orders.order.next.title')}
      </Text>
      <Text fw={600}>{t(`orders.order.next.${step}`, { count: units })}</Text>
      {due !== null && !isOver && (
        <Text size="sm" component="div">
          {t('orders.order.next.due', { date: formatDate(due) })}{' '}
          {isOverdue && (
            <Badge color="red" variant="light" radius="sm" tt="none">
              {t('orders.order.next.overdue')}
            </Badge>
          )}
        </Text>
      )}
    </div>
  );
}
