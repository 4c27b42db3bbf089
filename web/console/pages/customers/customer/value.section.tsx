// What a customer is worth, in each currency that they buy in, and how well they were served.
import { Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CustomerOverview, CustomerValue } from '../../../../api/customers.ts';
import { formatCount, formatMoney, formatShare } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';

interface Figure {
  label: string;
  value: string;
  meaning?: string | undefined;
  tone?: 'warn' | undefined;
}

export function ValueSection({ overview }: { overview: UseQueryResult<CustomerOverview | null> }) {
  const { t } = useTranslation();
  return (
    <Section title={t('customers.value.title')}>
      <QueryView query={overview} rows={2}>
        {(found) =>
          found && found.value.length > 0 ? (
            <Figures found={found} />
          ) : (
            <Text c="dimmed" size="sm">
              {t('customers.value.none')}
            </Text>
          )
        }
      </QueryView>
    </Section>
  );
}

function Figures({ found }: { found: CustomerOverview }) {
  const { t } = useTranslation();
  return (
    <>
      {found.value.map((value, index) => (
        <dl key={value.currency} className="figures-row">
          {figuresOf(t, value, index === 0 ? found : null).map(({ label, value: shown, meaning, tone }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd data-tone={tone}>
                {shown} {meaning !== undefined && <small>{meaning}</small>}
              </dd>
            </div>
          ))}
        </dl>
      ))}
      {found.more && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('customers.value.more')}
        </Text>
      )}
    </>
  );
}

/** Figures of one currency; with the first one those that have none. */
function figuresOf(t: TFunction, value: CustomerValue, all: CustomerOverview | null): Figure[] {
  const money = (amountMinor: number) => formatMoney(amountMinor, value.currency);
  const figures: Figure[] = [
    {
      label: t('customers.value.net'),
      value: money(value.netRevenueMinor),
      meaning:
        value.creditedMinor > 0
          ? t('customers.value.credited', { amount: money(value.creditedMinor) })
          : undefined,
    },
    {
      label: t('customers.value.orders'),
      value: formatCount(value.orders),
      meaning: t('customers.value.ordersMeaning', {
        cancelled: formatCount(value.cancelledOrders),
        open: formatCount(value.openOrders),
      }),
    },
    {
      label: t('customers.value.average'),
      value: value.averageMinor === null ? '–' : money(value.averageMinor),
    },
    {
      label: t('customers.value.receivable'),
      value: money(value.receivableMinor),
      tone: value.receivableMinor > 0 ? 'warn' : undefined,
    },
  ];
  if (all) {
    figures.push(
      {
        label: t('customers.value.returned'),
        value: t('customers.value.returnedOf', {
          returned: formatCount(all.returnedUnits),
          delivered: formatCount(all.deliveredUnits),
        }),
      },
      {
        label: t('customers.value.onTime'),
        value: all.onTimeShare === null ? '–' : formatShare(all.onTimeShare),
        meaning: all.onTimeShare === null ? undefined : t('customers.value.onTimeMeaning'),
      },
    );
  }
  return figures;
}
