// The pure part of the table editor: what a rule table looks like after one change. Every row keeps one cell for each column.
import type { RuleTable } from '../../../../api/sourcing.ts';

export const OUTPUTS = ['effect', 'locations', 'amount', 'cost'] as const;
export const HIT_POLICIES = ['UNIQUE', 'FIRST', 'COLLECT'] as const;
export const EFFECTS = [
  'exclude',
  'only',
  'prefer',
  'surcharge',
  'maxSplits',
  'shipComplete',
  'keepTogether',
  'weight',
] as const;

export type Part = 'when' | 'does';

const columnsOf = (part: Part) => (part === 'when' ? 'inputs' : 'outputs');

export function newTable(names: readonly string[]): RuleTable {
  let number = names.length + 1;
  while (names.includes(`rules-${number}`)) number += 1;
  return {
    name: `rules-${number}`,
    hitPolicy: 'FIRST',
    inputs: ['country'],
    outputs: ['effect', 'locations', 'amount'],
    rows: [{ when: ['-'], does: ['"exclude"', '', ''] }],
  };
}

export const addRow = (table: RuleTable): RuleTable => ({
  ...table,
  rows: [...table.rows, { when: table.inputs.map(() => '-'), does: table.outputs.map(() => '') }],
});

export const removeRow = (table: RuleTable, row: number): RuleTable => ({
  ...table,
  rows: table.rows.filter((_, at) => at !== row),
});

export function moveRow(table: RuleTable, row: number, by: 1 | -1): RuleTable {
  const rows = [...table.rows];
  const [moved] = rows.splice(row, 1);
  if (moved) rows.splice(row + by, 0, moved);
  return { ...table, rows };
}

export const writeCell = (
  table: RuleTable,
  part: Part,
  row: number,
  column: number,
  text: string,
): RuleTable => ({
  ...table,
  rows: table.rows.map((known, at) =>
    at === row
      ? { ...known, [part]: known[part].map((cell, place) => (place === column ? text : cell)) }
      : known,
  ),
});

export const writeNote = (table: RuleTable, row: number, text: string): RuleTable => ({
  ...table,
  rows: table.rows.map(({ note: _, ...known }, at) =>
    at === row ? (text === '' ? known : { ...known, note: text }) : { ...table.rows[at]! },
  ),
});

export const addColumn = (table: RuleTable, part: Part, title: string): RuleTable => ({
  ...table,
  [columnsOf(part)]: [...table[columnsOf(part)], title],
  rows: table.rows.map((row) => ({ ...row, [part]: [...row[part], part === 'when' ? '-' : ''] })),
});

export const removeColumn = (table: RuleTable, part: Part, column: number): RuleTable => ({
  ...table,
  [columnsOf(part)]: table[columnsOf(part)].filter((_, at) => at !== column),
  rows: table.rows.map((row) => ({ ...row, [part]: row[part].filter((_, at) => at !== column) })),
});

export const nameColumn = (table: RuleTable, part: Part, column: number, title: string): RuleTable => ({
  ...table,
  [columnsOf(part)]: table[columnsOf(part)].map((known, at) => (at === column ? title : known)),
});
