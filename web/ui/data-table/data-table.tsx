// The one table of lists: columns that the person chooses, rows reached by keyboard, selection for bulk actions, pages by cursor.
// On a narrow screen each row becomes a small card with the titles beside the values. Rows out of view are not drawn.
import './data-table.css';
import { Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import {
  columnVisibilityFeature,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../empty-state.tsx';
import { Failure } from '../failure.tsx';
import { LoadMore } from '../load-more.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { type Column, useColumnChoice } from './columns.ts';
import { useRowKeys } from './use-row-keys.ts';

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
const SKELETONS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** As far as useInfiniteQuery's answer is read here. */
export interface PagedQuery<Row> {
  data: { pages: readonly { items: Row[] }[] } | undefined;
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

export interface DataTableProps<Row> {
  /** Under this the choice of columns is remembered. */
  id: string;
  /** Its name for who cannot see it. */
  label: string;
  columns: readonly Column<Row>[];
  /** Rows by cursor (useInfiniteQuery), or simply `rows`. */
  query?: PagedQuery<Row>;
  rows?: readonly Row[];
  rowKey: (row: Row) => string;
  /** What a row is called where it is selected; its key unless told. */
  rowName?: (row: Row) => string;
  /** What Enter on a row does; the row's link does the same for the mouse. */
  onOpen?: (row: Row) => void;
  empty: string;
  /** What may be done with selected rows; its presence makes rows selectable. */
  bulk?: (selected: Row[], clear: () => void) => ReactNode;
  /** Stands left of the choice of columns. */
  tools?: ReactNode;
  /** Marks a row, such as the one that is shown beside the list. */
  isChosen?: (row: Row) => boolean;
}

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { query } = props;
  const rows = useMemo(
    () => props.rows ?? query?.data?.pages.flatMap((page) => page.items),
    [props.rows, query?.data],
  );
  if (query?.error && !rows) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!rows) {
    return (
      <Stack gap={6} aria-busy="true">
        {SKELETONS.map((key) => (
          <Skeleton key={key} height={36} />
        ))}
      </Stack>
    );
  }
  return (
    <>
      <Rows {...props} found={rows as Row[]} />
      {query && rows.length > 0 && (
        <LoadMore
          shown={rows.length}
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
    </>
  );
}

function Rows<Row extends object>(props: DataTableProps<Row> & { found: Row[] }) {
  const { id, label, columns, found, rowKey, onOpen, bulk, tools } = props;
  const { t } = useTranslation();
  const choice = useColumnChoice(id, columns);
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const table = useTable({
    features,
    data: found,
    columns: columns.map((column) => ({ id: column.id, header: column.title })),
    getRowId: rowKey,
    enableRowSelection: bulk !== undefined,
    state: {
      rowSelection,
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, choice.isShown(column.id)])),
    },
    onRowSelectionChange: setRowSelection,
  });
  const shown = table
    .getVisibleLeafColumns()
    .map(({ id: columnId }) => columns.find((c) => c.id === columnId)!);
  const lines = table.getRowModel().rows;
  const selected = lines.filter((row) => row.getIsSelected()).map((row) => row.original);
  const clear = () => setRowSelection({});
  const keys = useRowKeys({
    count: lines.length,
    onOpen: onOpen && ((index) => lines[index] && onOpen(lines[index].original)),
    onSelect: bulk && ((index) => lines[index]?.toggleSelected()),
  });
  return (
    <div className="data-table">
      <Group justify="space-between" gap="xs" mb={6} mih={30}>
        <Group gap="xs">
          {selected.length > 0 && bulk ? (
            <>
              <Text size="sm" role="status">
                {t('ui.table.selected', { count: selected.length })}
              </Text>
              {bulk(selected, clear)}
            </>
          ) : (
            tools
          )}
        </Group>
        <ColumnPicker columns={columns} choice={choice} />
      </Group>
      {lines.length === 0 ? (
        <EmptyState text={props.empty} />
      ) : (
        <table aria-label={label}>
          <thead>
            <tr>
              {bulk && (
                <th scope="col" className="data-select">
                  <Checkbox
                    size="xs"
                    aria-label={t('ui.table.selectAll')}
                    checked={table.getIsAllRowsSelected()}
                    indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </th>
              )}
              {shown.map((column) => (
                <th key={column.id} scope="col" data-align={column.align} style={{ width: column.width }}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={keys.bodyRef} onKeyDown={keys.onKeyDown}>
            {lines.map((line, index) => (
              <tr
                key={line.id}
                tabIndex={index === keys.current ? 0 : -1}
                onFocus={() => keys.setCurrent(index)}
                data-chosen={props.isChosen?.(line.original) || undefined}
                data-selected={line.getIsSelected() || undefined}
              >
                {bulk && (
                  <td className="data-select">
                    <Checkbox
                      size="xs"
                      tabIndex={index === keys.current ? 0 : -1}
                      aria-label={t('ui.table.selectRow', { row: props.rowName?.(line.original) ?? line.id })}
                      checked={line.getIsSelected()}
                      onChange={line.getToggleSelectedHandler()}
                    />
                  </td>
                )}
                {shown.map((column) => (
                  <td key={column.id} data-label={column.title} data-align={column.align}>
                    {column.cell(line.original)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
