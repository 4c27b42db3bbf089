import { expect, it } from 'vitest';
import {
  addColumn,
  addRow,
  moveRow,
  newTable,
  removeColumn,
  removeRow,
  writeCell,
  writeNote,
} from './edit-table.ts';

const table = addRow(writeCell(newTable([]), 'when', 0, 0, '"DE"'));

it('keeps one cell for each column whatever is added or taken away', () => {
  const changed = removeColumn(addColumn(addRow(table), 'when', 'valueMinor'), 'does', 1);
  expect(changed.inputs).toEqual(['country', 'valueMinor']);
  for (const row of changed.rows) {
    expect(row.when).toHaveLength(changed.inputs.length);
    expect(row.does).toHaveLength(changed.outputs.length);
  }
});

it('moves a row with its cells and its note, and takes the right one away', () => {
  const moved = moveRow(writeNote(table, 0, 'home first'), 0, 1);
  expect(moved.rows[1]).toMatchObject({ when: ['"DE"'], note: 'home first' });
  expect(removeRow(moved, 0).rows).toEqual([moved.rows[1]]);
  expect(writeNote(moved, 1, '').rows[1]).not.toHaveProperty('note');
});

it('gives a new table a name that no other has', () => {
  expect(newTable(['rules-2']).name).toBe('rules-3');
});
