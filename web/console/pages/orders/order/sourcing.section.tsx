// Why each part of the order ships from where it ships: the decision in sentences, on a map, and of what its cost is made.
import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../api/orders.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { explainSourcing } from './explain-sourcing.ts';
import { CostParts } from './sourcing/cost-parts.tsx';
import { SourcingMap } from './sourcing/sourcing-map.tsx';

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
            {order.sourcing.length > 1 && (
              <Text size="xs" c="dimmed">
                {t('orders.order.groups.group', { no: shipGroup })}
              </Text>
            )}
            <List size="sm" spacing={2}>
              {explanation.ships.map((sentence) => (
                <List.Item key={sentence} fw={600}>
                  {sentence}
                </List.Item>
              ))}
            </List>
            <Text size="sm" mt={6}>
              {explanation.why} {explanation.runnerUp}
            </Text>
            <Text size="xs" c="dimmed" mt={2}>
              {explanation.proof}
              {decision.policy &&
                ` ${t('orders.order.sourcing.policy', {
                  policy: decision.policy.code,
                  version: decision.policy.version,
                })}`}
              {decision.policy &&
                decision.policy.rules.length > 0 &&
                ` ${t('orders.order.sourcing.rules', { rules: decision.policy.rules.join(', ') })}`}
            </Text>
            <div className="sourcing-parts">
              <SourcingMap
                decision={decision}
                group={order.shipGroups.find(({ no }) => no === shipGroup)}
                names={names}
              />
              <CostParts decision={decision} currency={order.currency} />
            </div>
          </div>
        );
      })}
    </Section>
  );
}
