// Why each part of the order ships from where it ships.
import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../api/orders.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { explainSourcing } from './explain-sourcing.ts';

export function SourcingSection({ order }: { order: Order }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const names = {
    location: nameOf,
    sku: (lineNo: number) => order.lines.find((line) => line.lineNo === lineNo)?.sku ?? `#${lineNo}`,
    money: (amountMinor: number) => formatMoney(amountMinor, order.currency),
  };
  return (
    <Section title={t('orders.order.sourcing.title')}>
      {order.sourcing.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('orders.order.sourcing.none')}
        </Text>
      )}
      {order.sourcing.map(({ shipGroup, decision }) => {
        const explanation = explainSourcing(decision, names, t);
        return (
          <div key={shipGroup} className="entry">
            <List size="sm" spacing={2}>
              {explanation.ships.map((sentence) => (
                <List.Item key={sentence} fw={600}>
                  {sentence}
                </List.Item>
              ))}
            </List>
            <Text size="sm" mt={6}>
              {explanation.why} {explanation.cost}
            </Text>
            <Text size="sm" c="dimmed">
              {explanation.runnerUp} {explanation.proof}
            </Text>
          </div>
        );
      })}
    </Section>
  );
}
