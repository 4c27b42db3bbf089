// The positions: what is there, what of it is promised or kept back, what is free and what is on its way. Rows out of view are
// not drawn, so ten thousand of them stay quick.
import '../planning.css';
import { Anchor, Badge } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listStock, type StockPosition } from '../../../../api/inventory.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { STOCK_KEY } from './place.ts';
import { StockBar } from './stock-bar.tsx';

const rowKey = ({ sku, location }: { sku: string; location: string }) => `${sku} ${location}`;

export function StockList() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/stock' });
  const { sku, location, low, openSku, openAt } = useSearch({ from: '/stock' });
  const query = useInfiniteQuery({
    queryKey: [...STOCK_KEY, 'list', sku ?? '', location ?? '', low === true],
    queryFn: ({ pageParam }) => listStock({ startsWith: sku, location, low }, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  useLiveRefresh([STOCK_KEY], (type) => /^(?:inventory|orders|fulfilment|supply)\./.test(type), 3000);
  const open = (row: StockPosition) =>
    void navigate({ search: (before) => ({ ...before, openSku: row.sku, openAt: row.location }) });
  return (
    <DataTable
      id="stock"
      label={t('planning.stock.list')}
      columns={useColumns(open)}
      query={query}
      rowKey={rowKey}
      onOpen={open}
      isChosen={(row) => row.sku === openSku && row.location === openAt}
      empty={t('planning.stock.none')}
    />
  );
}

function useColumns(open: (row: StockPosition) => void): Column<StockPosition>[] {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  return [
    {
      id: 'sku',
      title: t('planning.stock.sku'),
      fixed: true,
      cell: (row) => (
        <Anchor
          component="button"
          type="button"
          className="mono stock-sku"
          ta="start"
          onClick={() => open(row)}
        >
          {row.sku}
        </Anchor>
      ),
    },
    { id: 'location', title: t('planning.stock.location'), cell: (row) => nameOf(row.location) },
    {
      id: 'bar',
      title: t('planning.stock.share'),
      width: '18%',
      cell: (row) => <StockBar position={row} />,
    },
    ...NUMBERS.map((id) => numberColumn(id, t(`planning.stock.${id}`))),
    {
      id: 'low',
      title: t('planning.stock.mark'),
      width: '84px',
      cell: (row) =>
        row.low && (
          <Badge variant="light" color="orange" radius="sm" tt="none">
            {t('planning.stock.low')}
          </Badge>
        ),
    },
  ];
}

const NUMBERS = ['onHand', 'reserved', 'safetyStock', 'available', 'incoming'] as const;

function numberColumn(id: (typeof NUMBERS)[number], title: string): Column<StockPosition> {
  return { id, title, align: 'end', cell: (row) => <Units count={row[id]} isMain={id === 'available'} /> };
}

function Units({ count, isMain }: { count: number; isMain: boolean }) {
  if (isMain) return <strong>{formatCount(count)}</strong>;
  return count === 0 ? <span className="dim">–</span> : formatCount(count);
}
