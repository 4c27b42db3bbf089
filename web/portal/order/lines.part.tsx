// What was ordered: each line with how its units stand, and what it all costs.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Line, PortalOrder } from '../../api/portal.ts';
import { formatMoney } from '../../ui/money.ts';
import { Money } from '../../ui/money-text.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Part } from '../parts/part.tsx';

export function LinesPart({ order }: { order: PortalOrder }) {
  const { t } = useTranslation();
  return (
    <Part title={t('portal.lines.title')}>
      <ul className="plain-list lines">
        {order.lines.map((line) => (
          <li key={line.lineNo} data-gone={line.cancelled === line.ordered || undefined}>
            <span className="figures line-units">{t('portal.lines.units', { count: line.ordered })}</span>
            <span className="line-name">
              <SafeText text={line.name} limit={160} />
              <LineState line={line} />
            </span>
            <Money amountMinor={line.totalMinor} currency={order.currency} />
          </li>
        ))}
      </ul>
      <Totals order={order} />
    </Part>
  );
}

/** Only what is worth telling: a line all of whose units are being prepared is what everybody expects. */
function LineState({ line }: { line: Line }) {
  const { t } = useTranslation();
  const words = (['waiting', 'preparing', 'onTheWay', 'delivered', 'cancelled'] as const)
    .filter((name) => line[name] > 0)
    .map((name) => t(`portal.lines.${name}`, { count: line[name] }));
  return (
    <Text size="sm" c="dimmed" component="span" display="block">
      {words.join(' · ')}
    </Text>
  );
}

function Totals({ order }: { order: PortalOrder }) {
  const { t } = useTranslation();
  const rows = [
    [t('portal.lines.goods'), order.goodsMinor, true],
    [t('portal.lines.discount'), -order.discountMinor, order.discountMinor > 0],
    [t('portal.lines.shipping'), order.shippingMinor, true],
    [
      order.taxesIncluded ? t('portal.lines.taxIncluded') : t('portal.lines.tax'),
      order.taxMinor,
      order.taxMinor > 0,
    ],
  ] as const;
  return (
    <dl className="totals">
      {rows
        .filter(([, , isShown]) => isShown)
        .map(([label, amount]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figures">{formatMoney(amount, order.currency)}</dd>
          </div>
        ))}
      <div className="totals-sum">
        <dt>{t('portal.lines.total')}</dt>
        <dd className="figures">{formatMoney(order.totalMinor, order.currency)}</dd>
      </div>
    </dl>
  );
}
