// What providers took in the last 30 days and have not paid out, and payouts that did not agree.
import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listPayouts, type ReconciledDay } from '../../../../api/finance.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { daysBefore, today } from '../parts/days.ts';
import { AmountCell, FiguresTable } from '../parts/figures-table.tsx';
import { FINANCE_KEY } from '../parts/use-pages.ts';
import { providerWord } from '../parts/words.ts';
import { Differences } from '../payouts/payout-list.section.tsx';
import { useReconciliation } from '../payouts/use-reconciliation.ts';

export function PayoutsSection() {
  const { t } = useTranslation();
  const to = today();
  const period = { from: daysBefore(to, 29), to };
  const days = useReconciliation(period);
  return (
    <Section
      title={t('finance.overview.toSettle')}
      aside={
        <Link to="/payouts" className="finance-link">
          {t('finance.payouts.title')}
        </Link>
      }
    >
      <Stack gap="md">
        <QueryView
          query={days}
          empty={t('finance.overview.toSettleNone')}
          isEmpty={({ items }) => sumToSettle(items).length === 0}
        >
          {({ items }) => (
            <FiguresTable
              label={t('finance.overview.toSettle')}
              columns={[
                { title: t('finance.provider') },
                { title: t('finance.currency') },
                { title: t('finance.payouts.toSettle'), isNumber: true },
              ]}
            >
              {sumToSettle(items).map((row) => (
                <tr key={`${row.provider} ${row.currency}`}>
                  <th scope="row">{providerWord(row.provider)}</th>
                  <td>{row.currency}</td>
                  <AmountCell amountMinor={row.toSettleMinor} currency={row.currency} isSum />
                </tr>
              ))}
            </FiguresTable>
          )}
        </QueryView>
        <DifferingPayouts from={period.from} to={period.to} />
      </Stack>
    </Section>
  );
}

function DifferingPayouts(period: { from: string; to: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...FINANCE_KEY, 'payouts-differing', period],
    queryFn: () => listPayouts({ ...period, limit: 200 }),
  });
  const found = query.data?.items.filter(({ differences }) => differences > 0) ?? [];
  if (found.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {t('finance.overview.payoutDifferences')}
      </Title>
      <ul className="file-list">
        {found.map(({ provider, payoutId, paidOn, differences }) => (
          <li key={`${provider} ${payoutId}`}>
            <Link
              to="/payouts/$provider/$payoutId"
              params={{ provider, payoutId }}
              className="finance-link grow"
            >
              {payoutId}
            </Link>
            <span className="dim">{formatDate(paidOn)}</span>
            <Differences count={differences} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** By provider and currency; what was paid out to the cent is left out. */
function sumToSettle(days: readonly ReconciledDay[]) {
  const sums = new Map<string, { provider: string; currency: string; toSettleMinor: number }>();
  for (const { provider, currency, toSettleMinor } of days) {
    const key = `${provider} ${currency}`;
    const before = sums.get(key)?.toSettleMinor ?? 0;
    sums.set(key, { provider, currency, toSettleMinor: before + toSettleMinor });
  }
  return [...sums.values()].filter(({ toSettleMinor }) => toSettleMinor !== 0);
}
