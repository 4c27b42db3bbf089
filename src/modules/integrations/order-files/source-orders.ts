// The nouns of an order file on its way in: rows, lines, payments, orders, and what was wrong with them.
import type { CsvRow } from '../../../platform/csv.ts';
import type { RowContext } from './fields.ts';

/** Where something stands in the files. */
export interface Place {
  /** Name of the table's file. */
  file: string;
  /** Of the file; in a JSON array the number of the element. */
  line: number;
  /** Number of the element of the order's own list that the row is; absent where a row is a line or an element itself. */
  item?: number | undefined;
}

/** `12`, or `12.3` for the third element of what stands there. */
export function placeText({ line, item }: Omit<Place, 'file'>): string {
  return item === undefined ? String(line) : `${line}.${item}`;
}

export interface SourceRow {
  line: number;
  item?: number;
  row: CsvRow;
  /** An order whose list of lines is empty: it says nothing of a line. */
  isWithoutLine?: boolean;
  problem?: undefined;
}
export interface BadRow {
  line: number;
  item?: number;
  problem: string;
  /** What could be made out of it; a guess. */
  cells?: CsvRow | undefined;
  row?: undefined;
}

/** A row that is not imported, and why. */
export interface Rejection extends Place {
  /** The order's own id, where it is known. */
  key: string;
  code: string;
  sentence: string;
  /** Quantity times price of a row that would have been a line, in millionths. */
  amountMicros?: bigint | undefined;
}

export type AttributeValue = string | number | boolean;

export interface SourceLine extends Place {
  /** All rows that became this line. */
  lines: number[];
  sku: string;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxMinor: number;
  shippingMinor: number;
  stage: string | undefined;
  location: string | undefined;
  attributes: Record<string, AttributeValue> | undefined;
  /** Quantity times price as the file has it, in millionths. */
  amountMicros: bigint;
}

export interface SourcePayment extends Place {
  method: string;
  /** Undefined: all of the order. */
  amountMinor: number | undefined;
  state: string | undefined;
  at: string | undefined;
  reference: string | undefined;
  attributes: Record<string, AttributeValue> | undefined;
}

/** All that the files say of one order, before it is put into a command's form. */
export interface SourceOrder extends Place {
  key: string;
  context: RowContext;
  lines: SourceLine[];
  payments: SourcePayment[];
  /** Rows of it that cannot be used: one is enough to reject the order whole. */
  faults: Rejection[];
  /** Every row that belongs to it. */
  rows: Place[];
}

/** A kind of thing sold, as the files describe it. */
export interface SourceVariant {
  sku: string;
  name: string;
  weightGrams?: number;
  dimensions?: { lengthMm: number; widthMm: number; heightMm: number };
  attributes?: Record<string, AttributeValue>;
}
