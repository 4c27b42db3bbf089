// The lines with where every unit is. Long orders show their first lines until asked for more.
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '../../../../api/orders.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { formatDate, formatMoment } from '../../../../ui/time.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { QuantityLedger } from './quantity-ledger.tsx';

const FIRST = 25;

export function LinesSection({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(FIRST);
  const rest = order.lines.length - shown;
  return (
    <Section title={t('orders.order.lines.title')}>
      {order.lines.slice(0, shown).map((line) => (
        <Line key={line.lineNo} line={line} currency={order.currency} />
      ))}
      {rest > 0 && (
        <Button variant="subtle" size="xs" onClick={() => setShown(shown + 200)}>
          {t('orders.order.lines.more', { count: rest })}
        </Button>
      )}
    </Section>
  );
}

function Line({ line, currency }: { line: OrderLine; currency: string }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const dates = [
    line.requestedDate && t('orders.order.lines.requested', { date: formatDate(line.requestedDate) }),
    line.promisedDate && t('orders.order.lines.promised', { date: formatDate(line.promisedDate) }),
    line.shippedAt && t('orders.order.lines.shipped', { date: formatMoment(line.shippedAt) }),
    line.deliveredAt && t('orders.order.lines.delivered', { date: formatMoment(line.deliveredAt) }),
  ].filter(Boolean);
  const places = line.allocations
    .filter((each) => each.reserved + each.released + each.picked + each.shipped > 0)
    .map((each) => nameOf(each.locationId));
  return (
    <div className="entry">
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb={6}>
        <div className="grow">
          <Text fw={600} size="sm">
            {line.ordered} × {line.name}
          </Text>
          <Text size="xs" c="dimmed">
            <span className="mono">{line.sku}</span> ·{' '}
            {t('orders.order.lines.each', { price: formatMoney(line.unitPriceMinor, currency) })}
            {places.length > 0 && ` · ${places.join(', ')}`}
          </Text>
        </div>
        <Text size="sm" className="number">
          {formatMoney(line.totalMinor, currency)}
        </Text>
      </Group>
      <QuantityLedger line={line} />
      {dates.length > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {dates.join(' · ')}
        </Text>
      )}
      {line.promises.map(({ promisedAt, promisedDate, previousDate, reason }) => (
        <Text key={promisedAt} size="xs" c="orange">
          {previousDate === null
            ? t('orders.order.lines.promisedAnewAtLast', { date: formatDate(promisedDate), reason })
            : t('orders.order.lines.promisedAnew', {
                date: formatDate(promisedDate),
                before: formatDate(previousDate),
                reason,
              })}
        </Text>
      ))}
    </div>
  );
}
