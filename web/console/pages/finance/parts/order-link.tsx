// Leads to an order by its number, or by the end of its id where no document has named it yet.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface OrderLinkProps {
  orderId: string;
  number?: string | null | undefined;
}

export function OrderLink({ orderId, number }: OrderLinkProps) {
  const { t } = useTranslation();
  const name = number ?? `…${orderId.slice(-6)}`;
  return (
    <Link
      to="/orders/$orderId"
      params={{ orderId }}
      className="finance-link"
      aria-label={t('finance.openOrder', { order: name })}
    >
      {name}
    </Link>
  );
}
