// What has changed for a line since it was ordered: each later promise and each change of the place it ships from, with its reason.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderLine } from '../../../../api/orders.ts';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { When } from '../../../../ui/when.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';

interface Change {
  at: string;
  text: string;
  isBad: boolean;
}

export function LineHistory({ line }: { line: OrderLine }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const promises = line.promises.map(
    ({ promisedAt, promisedDate, previousDate, reason, customerReason }): Change => ({
      at: promisedAt,
      isBad: previousDate !== null && promisedDate > previousDate,
      text: `${
        previousDate === null
          ? t('orders.order.lines.promisedAnewAtLast', { date: formatDate(promisedDate), reason })
          : t('orders.order.lines.promisedAnew', {
              date: formatDate(promisedDate),
              before: formatDate(previousDate),
              reason,
            })
      }${customerReason === null ? '' : ` (${t('orders.order.lines.told', { reason: customerReason })})`}`,
    }),
  );
  const moves = line.resourcings.map(
    ({ resourcedAt, fromLocationId, quantity, movedTo, backordered, reason, note }): Change => ({
      at: resourcedAt,
      isBad: backordered > 0,
      text: [
        t('orders.order.lines.moved', {
          quantity,
          from: nameOf(fromLocationId),
          to: [
            ...movedTo.map((to) => `${to.quantity} × ${nameOf(to.locationId)}`),
            ...(backordered > 0 ? [t('orders.order.lines.waits', { count: backordered })] : []),
          ].join(', '),
          reason: t(`orders.order.lines.moveReasons.${reason}`),
        }),
        note,
      ]
        .filter(Boolean)
        .join(' '),
    }),
  );
  const changes = [...promises, ...moves].sort((a, b) => (a.at < b.at ? -1 : 1));
  if (changes.length === 0) return null;
  return (
    <ul className="line-history">
      {changes.map(({ at, text, isBad }) => (
        <Text key={`${at} ${text}`} component="li" size="xs" data-tone={isBad ? 'bad' : undefined}>
          <SafeText text={text} />{' '}
          <span className="dim">
            <When at={at} />
          </span>
        </Text>
      ))}
    </ul>
  );
}
