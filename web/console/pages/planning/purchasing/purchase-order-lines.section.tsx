// The lines of a purchase order: what was ordered, where its units are, and when the rest comes.
import { useTranslation } from 'react-i18next';
import type { PurchaseOrder } from '../../../../api/supply.ts';
import { formatCount } from '../../../../ui/money.ts';
import { Money } from '../../../../ui/money-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { FactTable } from '../fact-table.tsx';

const COUNTS = ['ordered', 'open', 'received', 'damaged', 'cancelled'] as const;

export function PurchaseOrderLines({ order }: { order: PurchaseOrder }) {
  const { t } = useTranslation();
  const title = t('planning.purchasing.lines');
  const { currency } = order;
  return (
    <Section title={title} aside={<Money amountMinor={order.totalMinor} currency={currency} />}>
      <FactTable
        label={title}
        columnWidth={78}
        columns={[
          { title: t('planning.stock.sku') },
          ...COUNTS.map((name) => ({ title: t(`planning.purchasing.counts.${name}`), isNumber: true })),
          { title: t('planning.purchasing.form.unitCost', { currency }), isNumber: true },
          { title: t('planning.stock.supply.dueOn'), isNumber: true },
        ]}
        rows={order.lines.map((line) => ({
          key: String(line.lineNo),
          cells: [
            <span key="sku" className="mono">
              {line.sku}
            </span>,
            ...COUNTS.map((name) =>
              name === 'ordered' || line[name] > 0 ? (
                formatCount(line[name])
              ) : (
                <span key={name} className="dim">
                  –
                </span>
              ),
            ),
            <Money key="cost" amountMinor={line.unitCostMinor} currency={currency} />,
            line.expectedOn ? formatDate(line.expectedOn) : '–',
          ],
        }))}
      />
    </Section>
  );
}
