// What all customers owe by age, by currency.

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { AmountCell, FiguresTable } from '../parts/figures-table.tsx';
import { AGES, useAgeing } from '../receivables/use-ageing.ts';

export function OwedSection() {
  const { t } = useTranslation();
  const query = useAgeing();
  return (
    <div className="is-wide">
      <Section
        title={t('finance.ageing.title')}
        aside={
          <Link to="/receivables" className="finance-link">
            {t('finance.receivables.title')}
          </Link>
        }
      >
        <QueryView
          query={query}
          empty={t('finance.ageing.none')}
          isEmpty={({ totals }) => totals.length === 0}
        >
          {({ totals }) => (
            <FiguresTable
              label={t('finance.ageing.label')}
              columns={[
                { title: t('finance.currency') },
                { title: t('finance.ageing.orders'), isNumber: true },
                ...AGES.map((age) => ({ title: t(`finance.ageing.${age}`), isNumber: true })),
                { title: t('finance.ageing.openMinor'), isNumber: true },
              ]}
            >
              {totals.map((row) => (
                <tr key={row.currency}>
                  <th scope="row">{row.currency}</th>
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
    </div>
  );
}
