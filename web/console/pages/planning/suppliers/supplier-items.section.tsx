// What a supplier sells: each SKU with its own number, packs, cost and lead time; the people who buy change it here.
import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  listSupplierItemPage,
  readAllSupplierItems,
  type Supplier,
  type SupplierItem,
  takeSupplyFileIn,
} from '../../../../api/supply.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { LoadMore } from '../../../../ui/load-more.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { Money } from '../../../../ui/money-text.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { RowActions } from '../carriers/row-actions.tsx';
import { FactTable } from '../fact-table.tsx';
import { SUPPLIER_ITEMS_KEY } from '../purchasing/use-suppliers.ts';
import { RowFileButtons } from '../row-file-buttons.tsx';
import { EditSupplierItemDialog } from './edit-supplier-item.dialog.tsx';
import { itemColumns, itemRows } from './supplier-files.ts';

export function SupplierItems({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation();
  const may = useMay();
  /** Null: a new one. */
  const [edited, setEdited] = useState<SupplierItem | null>();
  const { code } = supplier;
  const query = useInfiniteQuery({
    queryKey: [...SUPPLIER_ITEMS_KEY, code, 'pages'],
    queryFn: ({ pageParam }) => listSupplierItemPage(code, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const title = t('planning.suppliers.items.title');
  const why = may('PUT /v1/supplier-items') ? undefined : t('ui.notAllowed');
  return (
    <Section
      title={title}
      aside={
        <Group gap="xs" justify="flex-end">
          <RowFileButtons
            part={title}
            fileName={`${code}-items.csv`}
            columns={itemColumns}
            rows={async () => itemRows(await readAllSupplierItems(code))}
            take={(csv, key) => takeSupplyFileIn('items', csv, key)}
            changes={SUPPLIER_ITEMS_KEY}
            why={why}
          />
          <ActionButton
            size="xs"
            variant="light"
            label={t('planning.suppliers.items.new')}
            why={why}
            onClick={() => setEdited(null)}
          />
        </Group>
      }
    >
      <QueryView
        query={query}
        empty={t('planning.suppliers.items.none')}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      >
        {({ pages }) => (
          <>
            <ItemTable
              label={title}
              supplier={supplier}
              items={pages.flatMap(({ items }) => items)}
              why={why}
              onChange={setEdited}
            />
            {query.hasNextPage && (
              <LoadMore
                shown={pages.reduce((sum, { items }) => sum + items.length, 0)}
                hasMore
                loading={query.isFetchingNextPage}
                onMore={() => void query.fetchNextPage()}
              />
            )}
          </>
        )}
      </QueryView>
      {edited !== undefined && (
        <EditSupplierItemDialog
          supplier={supplier}
          item={edited ?? undefined}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}

interface ItemTableProps {
  label: string;
  supplier: Supplier;
  items: readonly SupplierItem[];
  why: string | undefined;
  onChange: (item: SupplierItem) => void;
}

function ItemTable({
  label,
  supplier: { currency, leadTimeDays: usual },
  items,
  why,
  onChange,
}: ItemTableProps) {
  const { t } = useTranslation();
  return (
    <FactTable
      label={label}
      columnWidth={72}
      columns={[
        { title: t('planning.stock.sku') },
        { title: t('planning.suppliers.items.pack'), isNumber: true },
        { title: t('planning.suppliers.items.minimum'), isNumber: true },
        { title: t('planning.purchasing.form.unitCost', { currency }), isNumber: true },
        { title: t('planning.suppliers.leadTime'), isNumber: true },
        { title: t('planning.suppliers.items.rank'), isNumber: true },
        { title: t('ui.blank'), isNumber: true },
      ]}
      rows={items.map((item) => ({
        key: item.sku,
        cells: [
          <ItemName key="sku" item={item} />,
          formatCount(item.packSize),
          formatCount(item.minimumQuantity),
          <Money key="cost" amountMinor={item.unitCostMinor} currency={currency} />,
          <span key="days" className={item.leadTimeDays === null ? 'dim' : undefined}>
            {t('planning.suppliers.days', { count: item.leadTimeDays ?? usual })}
          </span>,
          formatCount(item.rank),
          <RowActions key="actions" row={item.sku} why={why} onChange={() => onChange(item)} />,
        ],
      }))}
    />
  );
}

/** The SKU leads to its stock; below it the supplier's own number. */
function ItemName({ item: { sku, supplierSku, active } }: { item: SupplierItem }) {
  const { t } = useTranslation();
  return (
    <>
      <Anchor
        className="mono nowrap"
        fz="inherit"
        renderRoot={(props) => <Link to="/stock" search={{ sku }} {...props} />}
      >
        {sku}
      </Anchor>
      {supplierSku !== null && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <PersonName name={supplierSku} />
        </Text>
      )}
      {!active && (
        <Badge variant="light" color="gray" radius="sm" tt="none" size="sm">
          {t('planning.suppliers.items.inactive')}
        </Badge>
      )}
    </>
  );
}
