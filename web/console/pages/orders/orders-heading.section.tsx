// The title of the list and the way to a new order.
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../ui/action-button.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { usePageActions } from '../../shell/page-actions.ts';
import { useMay } from '../../shell/use-me.ts';

export function OrdersHeading() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const placeOrder = () => void navigate({ to: '/orders/new' });
  const why = may('POST /v1/orders') ? undefined : t('ui.notAllowed');
  usePageActions([{ id: 'orders.placeOrder', label: t('orders.place'), run: placeOrder, why }]);
  return (
    <PageHeading title={t('orders.title')}>
      <ActionButton label={t('orders.place')} why={why} onClick={placeOrder} />
    </PageHeading>
  );
}
