// The title of the list and the way to a new order.
import { Button, Group, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { PlaceOrderDialog } from './place-order.dialog.tsx';

export function OrdersHeading() {
  const { t } = useTranslation();
  const [opened, dialog] = useDisclosure(false);
  return (
    <Group justify="space-between">
      <Title order={1} size="h2">
        {t('orders.title')}
      </Title>
      <Button onClick={dialog.open}>{t('orders.place')}</Button>
      {opened && <PlaceOrderDialog onClose={dialog.close} />}
    </Group>
  );
}
