// The lines with where every unit is and what was promised when. Long orders show their first lines until asked for more.
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '../../../../api/orders.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { Money } from '../../../../ui/money-text.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate, formatMoment } from '../../../../ui/time.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { LineHistory } from './line-history.tsx';
import { QuantityLedger } from './quantity-ledger.tsx';

const FIRST = 25;
const AFTERWARDS = ['returnRequested', 'received', 'refunded', 'exchanged'] as const;

export function LinesSection({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(FIRST);
  const rest = order.lines.length - shown;
  const units = order.lines.reduce((all, line) => all + line.ordered, 0);
  return (
    <Section
      title={t('orders.order.lines.title')}
      aside={
        <Text size="xs" c="dimmed">
          {t('orders.order.lines.count', { count: units })}
        </Text>
      }
    >
      {order.lines.slice(0, shown).map((line) => (
        <Line key={line.lineNo} line={line} order={order} />
      ))}
      {rest > 0 && (
        <Button variant="subtle" size="xs" onClick={() => setShown(shown + 200)}>
          {t('orders.order.lines.more', { count: rest })}
        </Button>
      )}
    </Section>
  );
}

function Line({ line, order }: { line: OrderLine; order: Order }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const { currency } = order;
  const dates = [
    line.requestedDate && t('orders.order.lines.requested', { date: formatDate(line.requestedDate) }),
    line.promisedDate && t('orders.order.lines.promised', { date: formatDate(line.promisedDate) }),
    line.shippedAt && t('orders.order.lines.shipped', { date: formatMoment(line.shippedAt) }),
    line.deliveredAt && t('orders.order.lines.delivered', { date: formatMoment(line.deliveredAt) }),
    ...AFTERWARDS.map((name) =>
      line[name] > 0 ? t(`orders.order.lines.${name}`, { count: line[name] }) : '',
    ),
  ].filter(Boolean);
  const places = line.allocations
    .filter((each) => each.reserved + each.released + each.picked + each.shipped > 0)
    .map((each) => nameOf(each.locationId));
  return (
    <div className="entry">
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb={6}>
        <div className="grow">
          <Text fw={600} size="sm" component="div">
            {line.ordered} × <SafeText text={line.name} limit={120} />
          </Text>
          <Text size="xs" c="dimmed">
            <span className="mono">{line.sku}</span> ·{' '}
            {t('orders.order.lines.each', { price: formatMoney(line.unitPriceMinor, currency) })}
            {places.length > 0 && ` · ${places.join(', ')}`}
            {order.shipGroups.length > 1 && ` · ${t('orders.order.groups.group', { no: line.shipGroup })}`}
          </Text>
        </div>
        <Text size="sm" component="div">
          <Money amountMinor={line.totalMinor} currency={currency} />
        </Text>
      </Group>
      <QuantityLedger line={line} />
      {dates.length > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {dates.join(' · ')}
        </Text>
      )}
      <LineHistory line={line} />
    </div>
  );
}
