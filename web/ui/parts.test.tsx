// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ActionButton } from './action-button.tsx';
import type { Column } from './data-table/columns.ts';
import { DataTable } from './data-table/data-table.tsx';
import { renderPart } from './render-for-test.tsx';
import { PersonName, SafeText } from './safe-text.tsx';
import { formatAgo } from './time.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('a button that cannot be pressed', () => {
  it('says why, can be reached, and does nothing', async () => {
    const press = vi.fn();
    renderPart(<ActionButton label="Cancel order" why="Everything has left already." onClick={press} />);
    const button = screen.getByRole('button', { name: 'Cancel order' });
    const reason = document.getElementById(button.getAttribute('aria-describedby')!);
    expect(reason?.textContent).toBe('Everything has left already.');
    await userEvent.tab();
    expect(document.activeElement).toBe(button);
    await userEvent.click(button);
    expect(press).not.toHaveBeenCalled();
  });
});

describe('text that somebody else has written', () => {
  it('is shown as text, without marks that turn what stands around it', () => {
    renderPart(<SafeText text={'<script>alert(1)</script>\u202Eevil'} />);
    expect(document.querySelector('script')).toBeNull();
    const shown = screen.getByText('<script>alert(1)</script>evil');
    expect(shown.tagName).toBe('BDI');
  });

  it('is cut where it is very long, and whole when asked for', async () => {
    renderPart(<SafeText text={`${'a'.repeat(10_000)}end`} />);
    expect(screen.getByText(/^a+…$/).textContent).toHaveLength(301);
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(screen.getByText(/end$/).textContent).toHaveLength(10_003);
  });

  it('stays on one line as a name', () => {
    renderPart(<PersonName name={`Ana\n\n${'x'.repeat(10_000)}`} />);
    expect(screen.getByText(/^Ana x+…$/).textContent).toHaveLength(81);
  });
});

interface Row {
  id: string;
  units: number;
}
const rows: Row[] = [
  { id: 'A', units: 1 },
  { id: 'B', units: 2 },
  { id: 'C', units: 3 },
];
const columns: Column<Row>[] = [
  { id: 'id', title: 'Name', cell: (row) => row.id, fixed: true },
  { id: 'units', title: 'Units', cell: (row) => row.units, align: 'end' },
  { id: 'double', title: 'Twice', cell: (row) => 2 * row.units, optional: true },
];

describe('a table', () => {
  const show = (onOpen = vi.fn(), onBulk = vi.fn()) => {
    renderPart(
      <DataTable
        id="test"
        label="Goods"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={onOpen}
        empty="Nothing."
        bulk={(selected) => (
          <button type="button" onClick={() => onBulk(selected.map((row) => row.id))}>
            Do
          </button>
        )}
      />,
    );
    return { onOpen, onBulk };
  };

  it('goes from row to row by j and k, and opens by Enter', async () => {
    const { onOpen } = show();
    screen.getAllByRole('row')[1]!.focus();
    await userEvent.keyboard('jjjk{Enter}');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(rows[1]);
  });

  it('hands selected rows to the bulk action', async () => {
    const { onBulk } = show();
    screen.getAllByRole('row')[1]!.focus();
    await userEvent.keyboard('xjjx');
    expect(screen.getByRole('status').textContent).toBe('2 selected');
    await userEvent.click(screen.getByRole('button', { name: 'Do' }));
    expect(onBulk).toHaveBeenCalledWith(['A', 'C']);
  });

  it('shows optional columns when they are chosen, and remembers the choice', async () => {
    show();
    expect(screen.queryByRole('columnheader', { name: 'Twice' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Twice' }));
    cleanup();
    show();
    expect(screen.getByRole('columnheader', { name: 'Twice' })).toBeTruthy();
  });
});

it('says how far an instant is from now', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  expect(formatAgo('2026-11-22T11:55:00Z', now)).toMatch(/^5 min\.? ago$/);
  expect(formatAgo('2026-11-25T12:00:00Z', now)).toBe('in 3 days');
});
