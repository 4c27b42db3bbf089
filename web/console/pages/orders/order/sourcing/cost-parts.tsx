// Of what the cost of a plan is made: each part that counts, as an amount and a bar of its share.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SourcingDecision } from '../../../../../api/orders.ts';
import { Money } from '../../../../../ui/money-text.tsx';
import { costPartsOf } from '../explain-sourcing.ts';

export function CostParts({ decision, currency }: { decision: SourcingDecision; currency: string }) {
  const { t } = useTranslation();
  const parts = costPartsOf(decision);
  const largest = Math.max(...parts.map(({ amountMinor }) => Math.abs(amountMinor)), 1);
  return (
    <table className="cost-parts">
      <caption>
        <Text span size="xs" c="dimmed">
          {t('orders.order.sourcing.costTitle')}
        </Text>
      </caption>
      <tbody>
        {parts.map(({ part, amountMinor }) => (
          <tr key={part}>
            <th scope="row">{t(`orders.order.sourcing.parts.${part}`)}</th>
            <td aria-hidden="true" className="cost-bar">
              <span
                data-saves={amountMinor < 0 || undefined}
                style={{ width: `${(100 * Math.abs(amountMinor)) / largest}%` }}
              />
            </td>
            <td>
              <Money amountMinor={amountMinor} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('orders.order.sourcing.sum')}</th>
          <td aria-hidden="true" />
          <td>
            <Money amountMinor={decision.costMinor} currency={currency} />
          </td>
        </tr>
        {decision.runnerUp && (
          <tr className="dim">
            <th scope="row">{t('orders.order.sourcing.runnerUp')}</th>
            <td aria-hidden="true" />
            <td>
              <Money amountMinor={decision.runnerUp.costMinor} currency={currency} />
            </td>
          </tr>
        )}
      </tfoot>
    </table>
  );
}
