// The terms of a supplier: how long it takes, when it takes orders, from which sum on, and where it delivers.
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Supplier } from '../../../../api/supply.ts';
import { formatMoney, formatShare } from '../../../../ui/money.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { FactList } from '../places/fact-list.tsx';
import { nameDayShort } from '../places/weekday.ts';

export function SupplierTerms({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const { email, location, currency, minimumOrderMinor, overTolerancePercent, closedDates } = supplier;
  return (
    <Section title={t('planning.suppliers.terms')}>
      <FactList
        facts={[
          [t('planning.suppliers.leadTime'), t('planning.suppliers.days', { count: supplier.leadTimeDays })],
          [
            t('planning.suppliers.minimumOrder'),
            minimumOrderMinor === 0
              ? t('planning.suppliers.noMinimum')
              : formatMoney(minimumOrderMinor, currency),
          ],
          [t('planning.suppliers.orderDays'), supplier.orderDays.map(nameDayShort).join(', ')],
          [t('planning.suppliers.cutOff'), `${supplier.cutOff} (${supplier.timeZone})`],
          [t('planning.suppliers.currency'), currency],
          [t('planning.suppliers.tolerance'), formatShare(overTolerancePercent / 100)],
          [
            t('planning.suppliers.deliversTo'),
            location === null ? t('planning.suppliers.perOrder') : <bdi key="place">{nameOf(location)}</bdi>,
          ],
          [
            t('planning.suppliers.email'),
            email === null ? (
              '–'
            ) : (
              <Anchor
                key="email"
                href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}
                fz="inherit"
              >
                <bdi>{withoutOverrides(email)}</bdi>
              </Anchor>
            ),
          ],
          [t('planning.suppliers.closedDates'), closedDates.map(formatDate).join(' · ') || '–'],
        ]}
      />
    </Section>
  );
}
