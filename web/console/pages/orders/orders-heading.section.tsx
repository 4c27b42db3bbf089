// The title of the list and the way to a new order.
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../ui/action-button.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { usePageActions } from '../../shell/page-actions.ts';
import { useMay } from '../../shell/use-me.ts';
import { PlaceOrderDialog } from './place-order.dialog.tsx';

export function OrdersHeading() {
  const { t } = useTranslation();
  const may = useMay();
  const [opened, dialog] = useDisclosure(false);
  const why = may('POST /v1/orders') ? undefined : t('ui.notAllowed');
  usePageActions([{ id: 'orders.placeOrder', label: t('orders.place'), run: dialog.open, why }]);
  return (
    <PageHeading title={t('orders.title')}>
      <ActionButton label={t('orders.place')} why={why} onClick={dialog.open} />
      {opened && <PlaceOrderDialog onClose={dialog.close} />}
    </PageHeading>
  );
}
