// Every account by currency with its debits, credits and balance; choosing one shows its entries.
import { Anchor } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { AmountCell, FiguresTable } from '../parts/figures-table.tsx';
import { accountWord } from '../parts/words.ts';
import { useBalances } from './use-balances.ts';

export function Accounts() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/ledger' });
  const { account: chosen } = useSearch({ from: '/ledger' });
  const query = useBalances();
  const show = (account: string) =>
    void navigate({
      search: (before) => ({ ...before, account: account === chosen ? undefined : account }),
      replace: true,
    });
  return (
    <Section title={t('finance.ledger.accounts')}>
      <QueryView
        query={query}
        empty={t('finance.ledger.accountsNone')}
        isEmpty={({ items }) => items.length === 0}
        rows={8}
      >
        {({ items }) => (
          <FiguresTable
            label={t('finance.ledger.accounts')}
            columns={[
              { title: t('finance.ledger.account') },
              { title: t('finance.currency') },
              { title: t('finance.ledger.debits'), isNumber: true },
              { title: t('finance.ledger.credits'), isNumber: true },
              { title: t('finance.ledger.balance'), isNumber: true },
            ]}
          >
            {items.map((row) => (
              <tr key={`${row.account} ${row.currency}`} data-chosen={row.account === chosen || undefined}>
                <th scope="row">
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    aria-pressed={row.account === chosen}
                    onClick={() => show(row.account)}
                  >
                    {accountWord(row.account)}
                  </Anchor>
                </th>
                <td>{row.currency}</td>
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
