// What a page says of a table's columns, and which of them the person has chosen to see (remembered by the table's id).
import { useLocalStorage } from '@mantine/hooks';
import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, in figures of one width. */
  align?: 'end';
  /** Shown only when chosen. */
  optional?: boolean;
  /** Always shown. */
  fixed?: boolean;
  /** CSS width; the others share what is left. */
  width?: string;
}

export interface ColumnChoice {
  isShown: (id: string) => boolean;
  toggle: (id: string) => void;
}

export function useColumnChoice<Row>(tableId: string, columns: readonly Column<Row>[]): ColumnChoice {
  const [chosen, setChosen] = useLocalStorage<Record<string, boolean>>({
    key: `throughline.columns.${tableId}`,
    defaultValue: {},
  });
  const isShown = (id: string) => {
    const column = columns.find((each) => each.id === id);
    if (!column) return false;
    return column.fixed === true || (chosen[id] ?? column.optional !== true);
  };
  return { isShown, toggle: (id) => setChosen({ ...chosen, [id]: !isShown(id) }) };
}
