// Transfers between locations that take their way: sent off, under way, taken in.
import { Group } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listTransfers, receiveTransfer, shipTransfer, type Transfer } from '../../../../api/supply.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { formatDate } from '../../../../ui/time.ts';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';

const KEY = ['transfers'];

export function TransferList() {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const query = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => listTransfers(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useLiveRefresh([KEY], (type) => type.startsWith('supply.'));
  return (
    <DataTable
      id="transfers"
      label={t('planning.purchasing.tabs.transfers')}
      query={query}
      rowKey={({ transferId }) => transferId}
      empty={t('planning.purchasing.noTransfers')}
      columns={[
        { id: 'number', title: t('planning.purchasing.number'), fixed: true, cell: ({ number }) => number },
        {
          id: 'way',
          title: t('planning.purchasing.way'),
          cell: ({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`,
        },
        {
          id: 'state',
          title: t('planning.rules.state'),
          cell: ({ state }) => t(`planning.purchasing.transferStates.${state}`),
        },
        {
          id: 'lines',
          title: t('planning.purchasing.lines'),
          cell: ({ lines }) =>
            lines.map(({ sku, requested }) => `${formatCount(requested)} × ${sku}`).join(', '),
        },
        {
          id: 'due',
          title: t('planning.stock.supply.dueOn'),
          cell: ({ expectedOn }) => (expectedOn ? formatDate(expectedOn) : '–'),
        },
        { id: 'steps', title: t('ui.blank'), cell: (transfer) => <TransferSteps transfer={transfer} /> },
      ]}
    />
  );
}

function TransferSteps({ transfer: { transferId, state } }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: KEY });
  return (
    <Group gap="xs">
      {state === 'requested' && (
        <CommandButton
          label={t('planning.purchasing.ship')}
          done={t('planning.purchasing.shipped')}
          why={may('POST /v1/transfers/{transferId}/ship') ? undefined : t('ui.notAllowed')}
          send={(key) => shipTransfer(transferId, key)}
          onDone={refresh}
        />
      )}
      {(state === 'shipped' || state === 'partly-received') && (
        <CommandButton
          label={t('planning.stock.receive.button')}
          done={t('planning.stock.receive.done')}
          why={may('POST /v1/transfers/{transferId}/receipts') ? undefined : t('ui.notAllowed')}
          send={(key) => receiveTransfer(transferId, key)}
          onDone={refresh}
        />
      )}
    </Group>
  );
}
