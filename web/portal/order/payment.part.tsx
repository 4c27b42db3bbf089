// How the payment stands, and the invoices.
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { invoiceHref, type PortalOrder } from '../../api/portal.ts';
import { formatMoney } from '../../ui/money.ts';
import { Part } from '../parts/part.tsx';
import { sayFullDay } from '../say-date.ts';
import type { Want } from './want.ts';

export function PaymentPart({ order, onWant }: { order: PortalOrder; onWant: (want: Want) => void }) {
  const { t } = useTranslation();
  const { payment, currency, invoices } = order;
  const invoice = order.actions.find(({ action }) => action === 'invoice');
  const amount = payment && (payment.state === 'refunded' ? payment.refundedMinor : payment.paidMinor);
  return (
    <Part title={t('portal.payment.title')}>
      {payment && (
        <p>{t(`portal.payment.state.${payment.state}`, { amount: formatMoney(amount ?? 0, currency) })}</p>
      )}
      {invoices.length > 0 && (
        <ul className="plain-list">
          {invoices.map(({ invoiceId, document, number, issuedAt, totalMinor }) => (
            <li key={invoiceId} className="invoice">
              <span>
                <Anchor
                  href={invoiceHref(order.orderId, invoiceId)}
                  target="_blank"
                  rel="noopener"
                  title={t('portal.payment.opensPdf')}
                >
                  {document === 'credit-note'
                    ? t('portal.payment.credit-note', { number })
                    : t('portal.payment.invoice', { number })}
                </Anchor>{' '}
                <Text span size="sm" c="dimmed">
                  {t('portal.payment.issued', { date: sayFullDay(issuedAt) })}
                </Text>
              </span>
              <span className="figures">{formatMoney(totalMinor, currency)}</span>
            </li>
          ))}
        </ul>
      )}
      {invoices.length === 0 && invoice?.reasonCode === 'portal.sign-in-needed' && (
        <Text size="sm" c="dimmed">
          {t('portal.payment.needsSignIn')}{' '}
          <Anchor component="button" type="button" size="sm" onClick={() => onWant({ action: 'sign-in' })}>
            {t('portal.frame.signIn')}
          </Anchor>
        </Text>
      )}
      {invoices.length === 0 && invoice?.reasonCode === 'portal.invoice-unknown' && (
        <Text size="sm" c="dimmed">
          {t('portal.payment.none')}
        </Text>
      )}
    </Part>
  );
}
