// A plain table of a few rows with its name for who cannot see it; its heads break where they are long, and it scrolls sideways by itself
// where it is still wider than the page.
import './planning.css';
import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

export interface FactColumn {
  title: string;
  /** Numbers and times stand at the end. */
  isNumber?: boolean;
}

interface FactTableProps {
  label: string;
  columns: readonly FactColumn[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** Pixels of a column at least. */
  columnWidth?: number;
}

export function FactTable({ label, columns, rows, columnWidth = 110 }: FactTableProps) {
  const alignOf = (at: number) => (columns[at]?.isNumber ? 'end' : 'start');
  return (
    <Table.ScrollContainer
      minWidth={columns.length * columnWidth}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      <Table aria-label={label} className="fact-table" verticalSpacing={6} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ title }, at) => (
              <Table.Th key={title} scope="col" ta={alignOf(at)}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells }) => (
            <Table.Tr key={key}>
              {cells.map((cell, at) => (
                <Table.Td
                  key={columns[at]?.title}
                  ta={alignOf(at)}
                  className={columns[at]?.isNumber ? 'figures nowrap' : undefined}
                >
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
