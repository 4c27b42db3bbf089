// The orders list: heading with its actions, filters, the list.
import { Stack } from '@mantine/core';
import { OrderFilters } from './order-filters.section.tsx';
import { OrderList } from './order-list.section.tsx';
import { OrdersHeading } from './orders-heading.section.tsx';

export function OrdersPage() {
  return (
    <Stack gap="md">
      <OrdersHeading />
      <OrderFilters />
      <OrderList />
    </Stack>
  );
}
