// Proposals what to buy, each with its sum; chosen ones become purchase orders or are dismissed.
import { Group, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  dismissProposals,
  listProposals,
  makeProposals,
  orderProposals,
  type Proposal,
} from '../../../../api/supply.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { Money } from '../../../../ui/money-text.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';

const KEY = ['proposals'];

export function ProposalList() {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const nameOf = useLocationNames();
  const query = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => listProposals({}, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useLiveRefresh([KEY], (type) => type.startsWith('supply.'));
  const refresh = () => void client.invalidateQueries({ queryKey: KEY });
  return (
    <DataTable
      id="proposals"
      label={t('planning.purchasing.tabs.proposals')}
      query={query}
      rowKey={({ proposalId }) => proposalId}
      rowName={({ sku, location }) => `${sku} ${location}`}
      empty={t('planning.purchasing.noProposals')}
      tools={
        <CommandButton
          label={t('planning.purchasing.propose')}
          done={t('planning.purchasing.proposed')}
          why={may('POST /v1/purchase-proposals/make') ? undefined : t('ui.notAllowed')}
          send={makeProposals}
          onDone={refresh}
        />
      }
      bulk={(selected, clear) => (
        <ProposalActions
          selected={selected}
          onDone={() => {
            clear();
            refresh();
          }}
        />
      )}
      columns={[
        {
          id: 'sku',
          title: t('planning.stock.sku'),
          fixed: true,
          cell: ({ sku }) => <span className="mono">{sku}</span>,
        },
        { id: 'location', title: t('planning.stock.location'), cell: ({ location }) => nameOf(location) },
        { id: 'supplier', title: t('planning.purchasing.supplier'), cell: ({ supplier }) => supplier },
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
          cell: ({ why, belowMinimumOrder }) => (
            <>
              <SafeText text={why} limit={160} />
              {belowMinimumOrder && (
                <Text size="xs" c="var(--mantine-color-orange-light-color)">
                  {t('planning.purchasing.belowMinimum')}
                </Text>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function ProposalActions({ selected, onDone }: { selected: Proposal[]; onDone: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const ids = selected.map(({ proposalId }) => proposalId);
  const why = (isAllowed: boolean) => (isAllowed ? undefined : t('ui.notAllowed'));
  return (
    <Group gap="xs">
      <CommandButton
        variant="filled"
        label={t('planning.purchasing.order')}
        done={t('planning.purchasing.ordered')}
        why={why(may('POST /v1/purchase-proposals/order'))}
        send={(key) => orderProposals({ proposals: ids.map((proposalId) => ({ proposalId })) }, key)}
        onDone={onDone}
      />
      <CommandButton
        label={t('planning.purchasing.dismiss')}
        done={t('planning.purchasing.dismissed')}
        why={why(may('POST /v1/purchase-proposals/dismiss'))}
        send={(key) => dismissProposals({ proposals: ids }, key)}
        onDone={onDone}
      />
    </Group>
  );
}
