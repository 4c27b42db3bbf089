// The chosen account day by day, newest first; of this month unless days are chosen.
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Period, readAccountDays } from '../../../../api/finance.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { daysOf, today } from '../parts/days.ts';
import { AmountCell, FiguresTable } from '../parts/figures-table.tsx';
import { FINANCE_KEY } from '../parts/use-pages.ts';
import { accountWord } from '../parts/words.ts';

export function AccountDaysSection() {
  const { account, from, to } = useSearch({ from: '/ledger' });
  if (account === undefined) return null;
  const usual = daysOf('thisMonth', to ?? today());
  return <AccountDays account={account} period={{ from: from ?? usual.from, to: to ?? usual.to }} />;
}

function AccountDays({ account, period }: { account: string; period: Period }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...FINANCE_KEY, 'account-days', account, period],
    queryFn: () => readAccountDays(account, period),
  });
  const title = t('finance.ledger.byDay', { account: accountWord(account) });
  return (
    <Section title={title}>
      <QueryView
        query={query}
        empty={t('finance.ledger.byDayNone')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <FiguresTable
            label={title}
            columns={[
              { title: t('finance.day') },
              { title: t('finance.ledger.debits'), isNumber: true },
              { title: t('finance.ledger.credits'), isNumber: true },
              { title: t('finance.ledger.balance'), isNumber: true },
            ]}
          >
            {items.toReversed().map((row) => (
              <tr key={`${row.day} ${row.currency}`}>
                <th scope="row">{formatDate(row.day)}</th>
                <AmountCell amountMinor={row.debitMinor} currency={row.currency} />
                <AmountCell amountMinor={row.creditMinor} currency={row.currency} />
                <AmountCell amountMinor={row.balanceMinor} currency={row.currency} isSum />
              </tr>
            ))}
          </FiguresTable>
        )}
      </QueryView>
    </Section>
  );
}
