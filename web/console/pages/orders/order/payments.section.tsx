// The order's payments: what was authorised, captured, given back, and every call to the provider that went wrong.
import { Alert, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Payment } from '../../../../api/payments.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { paymentsQuery } from './order-queries.ts';

export function PaymentsSection({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const payments = useQuery(paymentsQuery(orderId));
  return (
    <Section title={t('orders.order.payments.title')}>
      <QueryView
        query={payments}
        empty={t('orders.order.payments.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => items.map((payment) => <PaymentEntry key={payment.paymentId} payment={payment} />)}
      </QueryView>
    </Section>
  );
}

function PaymentEntry({ payment }: { payment: Payment }) {
  const { t } = useTranslation();
  const rows = [
    ['authorised', payment.authorisedMinor],
    ['captured', payment.capturedMinor],
    ['open', payment.openMinor],
    ['released', payment.releasedMinor],
    ['refunded', payment.refundedMinor],
  ] as const;
  const faults = payment.operations.filter((each) => each.message !== null && each.state !== 'succeeded');
  return (
    <div className="entry">
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600}>
          {formatMoney(payment.amountMinor, payment.currency)} · {wordOf('method', payment.method)}
          <Text span c="dimmed" size="xs">
            {' '}
            {payment.provider}
          </Text>
        </Text>
        <StatusBadge status={payment.state} label={wordOf('payment', payment.state)} />
      </Group>
      <dl className="pairs">
        {rows
          .filter(([, amountMinor]) => amountMinor > 0)
          .map(([name, amountMinor]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{t(`orders.order.payments.${name}`)}</dt>
              <dd>{formatMoney(amountMinor, payment.currency)}</dd>
            </div>
          ))}
      </dl>
      {payment.unknownOutcomes > 0 && <Alert color="orange">{t('orders.order.payments.unknown')}</Alert>}
      {faults.map((each) => (
        <Text key={each.operationId} size="xs" c="red" component="div">
          {wordOf('operation', each.kind)}: <SafeText text={each.message ?? ''} />
        </Text>
      ))}
    </div>
  );
}
