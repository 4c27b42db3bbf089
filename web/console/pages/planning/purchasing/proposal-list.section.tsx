// Proposals what to buy, each with its sum; chosen ones become purchase orders or are dismissed.
import { Anchor, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissProposals, listProposals, makeProposals, type Proposal } from '../../../../api/supply.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { CommandButton } from '../../../../ui/command-button.tsx';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { Money } from '../../../../ui/money-text.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { OrderProposalsDialog } from './order-proposals.dialog.tsx';
import { PurchaseFilters } from './purchase-filters.section.tsx';
import { isFiltered } from './purchase-search.ts';
import { PROPOSALS_KEY, usePurchasingChanged } from './purchasing-keys.ts';
import { useSupplierNames } from './use-suppliers.ts';

export function ProposalList() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate({ from: '/purchasing' });
  const search = useSearch({ from: '/purchasing' });
  const { supplier, location, dueBy, proposals: state = 'open' } = search;
  const filters = { supplier, location, dueBy, state };
  const refresh = usePurchasingChanged();
  const query = useInfiniteQuery({
    queryKey: [...PROPOSALS_KEY, filters],
    queryFn: ({ pageParam }) => listProposals(filters, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  useLiveRefresh([PROPOSALS_KEY], (type) => type.startsWith('supply.'));
  const showOrder = (purchaseOrderId: string | undefined) =>
    void navigate({ search: { tab: 'orders', open: purchaseOrderId } });
  const actions = (selected: Proposal[], clear: () => void) => (
    <ProposalActions
      selected={selected}
      onDone={() => {
        clear();
        refresh();
      }}
      onOrdered={(ids) => {
        refresh();
        // Of several, the list shows all.
        showOrder(ids.length === 1 ? ids[0] : undefined);
      }}
    />
  );
  return (
    <>
      <PurchaseFilters of="proposals" />
      <DataTable
        id="proposals"
        label={t('planning.purchasing.tabs.proposals')}
        query={query}
        rowKey={({ proposalId }) => proposalId}
        rowName={({ sku, location: at }) => `${sku} ${at}`}
        empty={t(isFiltered(search) ? 'planning.purchasing.filters.none' : 'planning.purchasing.noProposals')}
        tools={
          <CommandButton
            label={t('planning.purchasing.propose')}
            done={t('planning.purchasing.proposed')}
            why={may('POST /v1/purchase-proposals/make') ? undefined : t('ui.notAllowed')}
            send={makeProposals}
            onDone={refresh}
          />
        }
        {...(state === 'open' ? { bulk: actions } : {})}
        columns={useColumns(showOrder)}
      />
    </>
  );
}

function useColumns(showOrder: (purchaseOrderId: string) => void): Column<Proposal>[] {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const supplierOf = useSupplierNames();
  return [
    {
      id: 'sku',
      title: t('planning.stock.sku'),
      fixed: true,
      cell: ({ sku }) => <span className="mono">{sku}</span>,
    },
    { id: 'location', title: t('planning.stock.location'), cell: ({ location }) => nameOf(location) },
    {
      id: 'supplier',
      title: t('planning.purchasing.supplier'),
      cell: ({ supplier }) => <bdi>{supplierOf(supplier)}</bdi>,
    },
    {
      id: 'quantity',
      title: t('planning.stock.units'),
      align: 'end',
      cell: ({ quantity }) => formatCount(quantity),
    },
    {
      id: 'cost',
      title: t('planning.purchasing.cost'),
      align: 'end',
      cell: ({ quantity, unitCostMinor, currency }) => (
        <Money amountMinor={quantity * unitCostMinor} currency={currency} />
      ),
    },
    {
      id: 'orderOn',
      title: t('planning.purchasing.orderOn'),
      cell: ({ orderOn }) => formatDate(orderOn),
    },
    {
      id: 'expectedOn',
      title: t('planning.stock.supply.dueOn'),
      cell: ({ expectedOn }) => formatDate(expectedOn),
    },
    {
      id: 'why',
      title: t('planning.purchasing.why'),
      width: '28%',
      cell: ({ why, belowMinimumOrder, purchaseOrderId }) => (
        <>
          <SafeText text={why} limit={160} />
          {purchaseOrderId !== null && (
            <Anchor component="button" type="button" size="xs" onClick={() => showOrder(purchaseOrderId)}>
              {t('planning.purchasing.open')}
            </Anchor>
          )}
          {belowMinimumOrder && (
            <Text size="xs" c="var(--mantine-color-orange-light-color)">
              {t('planning.purchasing.belowMinimum')}
            </Text>
          )}
        </>
      ),
    },
  ];
}

interface ProposalActionsProps {
  selected: Proposal[];
  onDone: () => void;
  onOrdered: (purchaseOrderIds: string[]) => void;
}

function ProposalActions({ selected, onDone, onOrdered }: ProposalActionsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [isOrdering, setIsOrdering] = useState(false);
  const why = (isAllowed: boolean) => (isAllowed ? undefined : t('ui.notAllowed'));
  return (
    <Group gap="xs">
      <ActionButton
        size="xs"
        label={t('planning.purchasing.order')}
        why={why(may('POST /v1/purchase-proposals/order'))}
        onClick={() => setIsOrdering(true)}
      />
      <CommandButton
        label={t('planning.purchasing.dismiss')}
        done={t('planning.purchasing.dismissed')}
        why={why(may('POST /v1/purchase-proposals/dismiss'))}
        send={(key) => dismissProposals({ proposals: selected.map(({ proposalId }) => proposalId) }, key)}
        onDone={onDone}
      />
      {isOrdering && (
        <OrderProposalsDialog proposals={selected} onClose={() => setIsOrdering(false)} onDone={onOrdered} />
      )}
    </Group>
  );
}
