// The date that was promised, and each change of it with its reason.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortalOrder } from '../../api/portal.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { Part } from '../parts/part.tsx';
import { sayDate, sayDay } from '../say-date.ts';
import { changesOf, type DateChange } from './changes-of.ts';
import { nowOf } from './now-of.ts';

const REASONS = [
  'out-of-stock',
  'supplier-delay',
  'carrier-delay',
  'weather',
  'high-demand',
  'address-problem',
  'damaged',
  'customer-request',
  'payment-failed',
  'location-closed',
] as const;

export function PromisePart({ order }: { order: PortalOrder }) {
  const { t } = useTranslation();
  const changes = changesOf(order.lines);
  const { expected } = nowOf(order);
  if (changes.length === 0) return null;
  return (
    <Part title={t('portal.promise.title')}>
      {expected !== null && <p>{t('portal.promise.now', { date: sayDate(expected) })}</p>}
      <ul className="plain-list changes" aria-label={t('portal.promise.changed')}>
        {changes.map((change) => (
          <Change
            key={`${change.at} ${change.after} ${change.names[0]}`}
            change={change}
            all={order.lines.length}
          />
        ))}
      </ul>
    </Part>
  );
}

function Change({ change, all }: { change: DateChange; all: number }) {
  const { t } = useTranslation();
  const code = REASONS.find((each) => each === change.reasonCode);
  return (
    <li>
      <strong>
        {t('portal.promise.change', { before: sayDate(change.before), after: sayDate(change.after) })}
      </strong>
      {change.names.length < all && (
        <div>
          <SafeText text={change.names.join(', ')} limit={160} />
        </div>
      )}
      <div>
        {change.reason !== null && <SafeText text={change.reason} />}
        {change.reason === null &&
          code &&
          t('portal.promise.because', { reason: t(`portal.promise.reason.${code}`) })}
        {change.reason === null && !code && t('portal.promise.noReason')}
      </div>
      <Text size="xs" c="dimmed">
        {t('portal.promise.said', { date: sayDay(change.at) })}
      </Text>
    </li>
  );
}
