// Whether the books are right, proved by the server against every document and payment; what differs leads to its order. The proof
// reads everything, so it is kept until somebody asks again.
import { Button, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type BooksCheck, checkBooks } from '../../../../api/finance.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { AmountCell, FiguresTable } from '../parts/figures-table.tsx';
import { OrderLink } from '../parts/order-link.tsx';

const SHOWN = 20;

export function BooksSection() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['books'],
    queryFn: checkBooks,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 600_000,
  });
  return (
    <Section
      title={t('finance.overview.books')}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {t('finance.overview.checkAgain')}
        </Button>
      }
    >
      <QueryView query={query}>{(check) => <Verdict check={check} />}</QueryView>
    </Section>
  );
}

function Verdict({ check }: { check: BooksCheck }) {
  const { t } = useTranslation();
  const { balanced, differences, more, currencies } = check;
  return (
    <>
      <div className="verdict" data-tone={balanced ? 'good' : 'bad'}>
        <div>
          <Text fw={600}>
            {balanced
              ? t('finance.overview.balanced')
              : t('finance.overview.unbalanced', { count: differences.length })}
          </Text>
          <Text size="sm" c="dimmed">
            {balanced ? t('finance.overview.balancedMeaning') : more && t('finance.overview.atLeast')}
          </Text>
        </div>
      </div>
      {differences.length > 0 && (
        <List size="sm" my="sm">
          {differences.slice(0, SHOWN).map((each) => (
            <List.Item key={`${each.problem} ${each.orderId} ${each.sourceId} ${each.kind} ${each.currency}`}>
              {each.sentence} {each.orderId && <OrderLink orderId={each.orderId} />}
            </List.Item>
          ))}
        </List>
      )}
      {currencies.length > 0 && (
        <FiguresTable
          label={t('finance.overview.sums')}
          columns={[
            { title: t('finance.currency') },
            { title: t('finance.ledger.debits'), isNumber: true },
            { title: t('finance.ledger.credits'), isNumber: true },
          ]}
        >
          {currencies.map(({ currency, debitMinor, creditMinor }) => (
            <tr key={currency}>
              <th scope="row">{currency}</th>
              <AmountCell amountMinor={debitMinor} currency={currency} />
              <AmountCell amountMinor={creditMinor} currency={currency} />
            </tr>
          ))}
        </FiguresTable>
      )}
    </>
  );
}
