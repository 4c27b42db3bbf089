// The nouns of a comparison: a table as it can be compared, and what is different between two of them.

export const SETTINGS = ['type', 'values', 'fallback'] as const;
export type Setting = (typeof SETTINGS)[number];

export interface ComparedColumn {
  /** Empty where the table has no ids. */
  id: string;
  label: string;
  expression: string;
  /** What else the file says of it. */
  settings?: Readonly<Record<Setting, string>>;
}

export interface ComparedRow {
  id: string;
  description: string;
  inputs: readonly string[];
  outputs: readonly string[];
}

export interface ComparedTable {
  name: string;
  hitPolicy: string;
  inputs: readonly ComparedColumn[];
  outputs: readonly ComparedColumn[];
  rows: readonly ComparedRow[];
}

export type Kind = 'same' | 'added' | 'removed' | 'changed' | 'moved';
export interface Change {
  before: string;
  after: string;
}

export interface ColumnDifference {
  part: 'inputs' | 'outputs';
  kind: Exclude<Kind, 'moved'>;
  label: Change;
  expression: Change;
  /** Only those that differ. */
  settings: readonly ({ name: Setting } & Change)[];
}

export interface RowDifference {
  kind: Kind;
  /** Counted from one, as people count rows; null where there is none. */
  before: number | null;
  after: number | null;
  /** One for each column of the comparison. A cell that looks at nothing is empty. */
  cells: readonly Change[];
  description: Change;
}

export interface TableDifferences {
  name: Change;
  hitPolicy: Change;
  columns: readonly ColumnDifference[];
  rows: readonly RowDifference[];
}

export const differs = ({ before, after }: Change): boolean => before !== after;

export function isAlike({ name, hitPolicy, columns, rows }: TableDifferences): boolean {
  return ![name, hitPolicy].some(differs) && [...columns, ...rows].every(({ kind }) => kind === 'same');
}
