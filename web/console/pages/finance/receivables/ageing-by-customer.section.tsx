// The customers that owe most, by age; a name leads to their orders below.
import { Anchor } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AgedCustomer } from '../../../../api/finance.ts';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { AmountCell, FiguresTable } from '../parts/figures-table.tsx';
import { AGES, useAgeing } from './use-ageing.ts';

export function AgeingByCustomer() {
  const { t } = useTranslation();
  const { customerId } = useSearch({ from: '/receivables' });
  const query = useAgeing();
  return (
    <Section title={t('finance.receivables.byCustomer')}>
      <QueryView
        query={query}
        empty={t('finance.receivables.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <FiguresTable
            label={t('finance.ageing.label')}
            columns={[
              { title: t('finance.customer') },
              { title: t('finance.ageing.orders'), isNumber: true },
              ...AGES.map((age) => ({ title: t(`finance.ageing.${age}`), isNumber: true })),
              { title: t('finance.ageing.openMinor'), isNumber: true },
            ]}
          >
            {items.map((row) => (
              <tr
                key={`${row.customerId ?? row.customerName} ${row.currency}`}
                data-chosen={(customerId !== undefined && row.customerId === customerId) || undefined}
              >
                <th scope="row">
                  <CustomerName row={row} />
                </th>
                <td className="number">{formatCount(row.orders)}</td>
                {AGES.map((age) => (
                  <AmountCell key={age} amountMinor={row[age]} currency={row.currency} />
                ))}
                <AmountCell amountMinor={row.openMinor} currency={row.currency} isSum />
              </tr>
            ))}
          </FiguresTable>
        )}
      </QueryView>
    </Section>
  );
}

function CustomerName({ row }: { row: AgedCustomer }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/receivables' });
  const name = <PersonName name={row.customerName ?? t('finance.someCustomer')} />;
  const { customerId } = row;
  if (customerId === null) return name;
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      ta="start"
      onClick={() => void navigate({ search: (before) => ({ ...before, customerId }), replace: true })}
    >
      {name}
    </Anchor>
  );
}
