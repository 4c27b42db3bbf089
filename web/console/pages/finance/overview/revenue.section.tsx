// Net revenue of this month by currency, and day by day in the currency that brought most.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readAccountDays } from '../../../../api/finance.ts';
import { Chart } from '../../../../ui/chart.tsx';
import { digitsOf, formatMoney } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { daysOf, listDays } from '../parts/days.ts';
import { AmountCell, FiguresTable } from '../parts/figures-table.tsx';
import { FINANCE_KEY } from '../parts/use-pages.ts';
import { type CurrencyRevenue, sumRevenue } from './revenue.ts';

export function RevenueSection() {
  const { t } = useTranslation();
  const period = daysOf('thisMonth');
  const query = useQuery({
    queryKey: [...FINANCE_KEY, 'revenue', period],
    queryFn: async () => {
      const [goods, shipping] = await Promise.all([
        readAccountDays('revenue', period),
        readAccountDays('shipping-revenue', period),
      ]);
      return sumRevenue(goods.items, shipping.items);
    },
  });
  return (
    <Section title={t('finance.overview.revenue')}>
      <QueryView
        query={query}
        empty={t('finance.overview.revenueNone')}
        isEmpty={(found) => found.length === 0}
        rows={8}
      >
        {(found) => (
          <>
            <FiguresTable
              label={t('finance.overview.revenue')}
              columns={[
                { title: t('finance.currency') },
                { title: t('finance.overview.goods'), isNumber: true },
                { title: t('finance.overview.shipping'), isNumber: true },
                { title: t('finance.overview.net'), isNumber: true },
              ]}
            >
              {found.map(({ currency, goodsMinor, shippingMinor, netMinor }) => (
                <tr key={currency}>
                  <th scope="row">{currency}</th>
                  <AmountCell amountMinor={goodsMinor} currency={currency} />
                  <AmountCell amountMinor={shippingMinor} currency={currency} />
                  <AmountCell amountMinor={netMinor} currency={currency} isSum />
                </tr>
              ))}
            </FiguresTable>
            {found[0] && <RevenueChart revenue={found[0]} days={listDays(period.from, period.to)} />}
          </>
        )}
      </QueryView>
    </Section>
  );
}

function RevenueChart({ revenue, days }: { revenue: CurrencyRevenue; days: readonly string[] }) {
  const { t } = useTranslation();
  const { currency } = revenue;
  const minor = days.map((day) => revenue.days.get(day) ?? 0);
  const title = t('finance.overview.byDay', { currency });
  return (
    <Chart
      title={title}
      description={t('finance.overview.byDayMeaning', { count: days.length })}
      height={200}
      option={{
        grid: { left: 4, right: 4, top: 16, bottom: 4, containLabel: true },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: days.map((day) => String(Number(day.slice(8)))) },
        yAxis: { type: 'value' },
        series: [
          { type: 'bar', name: title, data: minor.map((amount) => amount / 10 ** digitsOf(currency)) },
        ],
      }}
      table={{
        columns: [t('finance.day'), t('finance.overview.net')],
        rows: days.map((day, at) => [formatDate(day), formatMoney(minor[at] ?? 0, currency)]),
      }}
    />
  );
}
