// What the order costs, and of what that is made.
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../api/orders.ts';
import { formatMoney } from '../../../../ui/money.ts';

export function OrderTotals({ order }: { order: Order }) {
  const { t } = useTranslation();
  const rows: [string, number][] = [[t('orders.order.totals.goods'), order.goodsMinor]];
  if (order.discountMinor > 0) rows.push([t('orders.order.totals.discount'), -order.discountMinor]);
  if (order.shippingMinor > 0) rows.push([t('orders.order.totals.shipping'), order.shippingMinor]);
  if (order.taxMinor > 0) {
    rows.push([
      t(order.taxesIncluded ? 'orders.order.totals.taxIncluded' : 'orders.order.totals.tax'),
      order.taxMinor,
    ]);
  }
  return (
    <dl className="pairs">
      {rows.map(([label, amountMinor]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{formatMoney(amountMinor, order.currency)}</dd>
        </div>
      ))}
      <dt>{t('orders.order.totals.total')}</dt>
      <dd>
        <strong>{formatMoney(order.totalMinor, order.currency)}</strong>
      </dd>
    </dl>
  );
}
