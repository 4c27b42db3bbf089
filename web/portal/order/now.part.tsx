// The top of an order: one big plain sentence that says where it is, its date, and the line of steps.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortalOrder } from '../../api/portal.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { sayDate, sayDay, sayFullDay, sayTime } from '../say-date.ts';
import { nowOf } from './now-of.ts';
import { ProgressLine } from './progress-line.tsx';

const HINTED = ['delivery-failed', 'returned', 'ready-to-collect'] as const;

export function NowPart({ order, readAt }: { order: PortalOrder; readAt: number }) {
  const { t } = useTranslation();
  const { word, expected, arrivedAt } = nowOf(order);
  const hint = HINTED.find((each) => each === word);
  return (
    <div className="now" data-word={word}>
      <PageTitle title={t('portal.order.title', { number: order.number })} />
      <Text c="dimmed" size="sm">
        {t('portal.order.placed', { date: sayFullDay(order.placedAt) })}
      </Text>
      <div role="status">
        <p className="now-sentence">{t(`portal.order.now.${word}`)}</p>
        {expected !== null && (
          <p className="now-date">{t('portal.order.expected', { date: sayDate(expected) })}</p>
        )}
        {arrivedAt !== null && (
          <p className="now-date">{t('portal.order.arrived', { date: sayDay(arrivedAt) })}</p>
        )}
        {hint && <p>{t(`portal.order.hint.${hint}`)}</p>}
      </div>
      <ProgressLine word={word} isCollected={order.groups.every((group) => group.pickupLocation !== null)} />
      <Text c="dimmed" size="xs">
        {t('portal.order.checked', { time: sayTime(new Date(readAt)) })}
      </Text>
    </div>
  );
}
