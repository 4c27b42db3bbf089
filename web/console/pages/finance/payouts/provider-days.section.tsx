// By provider and day: taken, given back, paid out, what is still to come, and what the clearing account says. Newest day first.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Period } from '../../../../api/finance.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { AmountCell, FiguresTable } from '../parts/figures-table.tsx';
import { providerWord } from '../parts/words.ts';
import { useReconciliation } from './use-reconciliation.ts';

const AMOUNTS = {
  captures: 'capturedMinor',
  refunds: 'refundedMinor',
  settled: 'settledMinor',
  toSettle: 'toSettleMinor',
  bookedIn: 'bookedInMinor',
  bookedOut: 'bookedOutMinor',
} as const;
const COLUMNS = ['captures', 'refunds', 'settled', 'toSettle', 'bookedIn', 'bookedOut'] as const;

export function ProviderDays({ period }: { period: Period }) {
  const { t } = useTranslation();
  const query = useReconciliation(period);
  return (
    <Section title={t('finance.payouts.byDay')}>
      <QueryView
        query={query}
        empty={t('finance.payouts.dayNone')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <>
            <FiguresTable
              label={t('finance.payouts.byDay')}
              columns={[
                { title: t('finance.day') },
                { title: t('finance.provider') },
                ...COLUMNS.map((name) => ({ title: t(`finance.payouts.${name}`), isNumber: true })),
              ]}
            >
              {items.toReversed().map((row) => (
                <tr key={`${row.day} ${row.provider} ${row.currency}`}>
                  <th scope="row">{formatDate(row.day)}</th>
                  <td>{providerWord(row.provider)}</td>
                  {COLUMNS.map((name) => (
                    <AmountCell
                      key={name}
                      amountMinor={row[AMOUNTS[name]]}
                      currency={row.currency}
                      isSum={name === 'toSettle'}
                    />
                  ))}
                </tr>
              ))}
            </FiguresTable>
            <Text size="xs" c="dimmed" mt="xs">
              {t('finance.payouts.bookedMeaning')} {t('finance.days')}
            </Text>
          </>
        )}
      </QueryView>
    </Section>
  );
}
