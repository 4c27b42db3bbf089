// The day by which something would be there, and how sure it is, as measured on earlier parcels.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cart, CartPromise } from '../../api/portal.ts';
import { formatShare } from '../../ui/money.ts';
import { sayDate } from '../say-date.ts';
import { usePromises } from './use-promises.ts';

interface PromisedDayProps {
  /** Undefined while it is worked out. */
  promise: CartPromise | undefined;
  isLate: boolean;
}

export function PromisedDay({ promise, isLate }: PromisedDayProps) {
  const { t } = useTranslation();
  if (promise === undefined) return <div className="promised" aria-hidden />;
  const { promisedDate, share } = promise;
  if (promisedDate === null) return null;
  return (
    <div className="promised" data-late={isLate || undefined}>
      <div className="promised-day">{t('portal.order.expected', { date: sayDate(promisedDate) })}</div>
      {share !== null && (
        <Text size="sm" c="dimmed">
          {t('portal.shop.sure', { share: formatShare(Math.floor(share * 100) / 100) })}
        </Text>
      )}
    </div>
  );
}

/** The same of everything that is about to be ordered: the latest of its carts. */
export function PromisedTogether({ carts, currency }: { carts: Cart[]; currency: string }) {
  const { t } = useTranslation();
  const { promises, isLate } = usePromises(carts, currency);
  const last = promises && latestOf(promises);
  if (last?.promisedDate === null) return <Text role="status">{t('portal.shop.noDate')}</Text>;
  return (
    <div role="status">
      <PromisedDay promise={last} isLate={isLate} />
    </div>
  );
}

function latestOf(promises: readonly CartPromise[]): CartPromise | undefined {
  if (promises.some(({ promisedDate }) => promisedDate === null)) return { promisedDate: null, share: null };
  return promises.toSorted((a, b) => (a.promisedDate! < b.promisedDate! ? 1 : -1))[0];
}
