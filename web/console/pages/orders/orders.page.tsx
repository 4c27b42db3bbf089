// The orders list: heading with its actions, tabs, search and filters, the list.
import { Group, Stack } from '@mantine/core';
import { useRef } from 'react';
import { ExportButton } from './list/export-button.tsx';
import { FilterChips } from './list/filter-chips.tsx';
import { Filters } from './list/filters.tsx';
import { OrderList } from './list/order-list.section.tsx';
import { SearchBox } from './list/search-box.tsx';
import { OrderTabs } from './list/tabs.section.tsx';
import { useListKeys } from './list/use-list-keys.ts';
import { SavedViews } from './list/views.tsx';
import './orders.css';
import { OrdersHeading } from './orders-heading.section.tsx';

export function OrdersPage() {
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  useListKeys(searchRef, listRef);
  return (
    <Stack gap="sm">
      <OrdersHeading />
      <OrderTabs />
      <Group gap="xs" className="order-tools">
        <SearchBox inputRef={searchRef} />
        <Filters />
        <SavedViews />
        <ExportButton />
      </Group>
      <FilterChips />
      <OrderList listRef={listRef} />
    </Stack>
  );
}
