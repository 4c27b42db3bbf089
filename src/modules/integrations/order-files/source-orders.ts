// The nouns of an order file on its way in: rows, lines, payments, orders, and what was wrong with them.
import type { RowContext } from './fields.ts';

/** Where something stands in the files. */
export interface Place {
  /** Name of the table's file. */
  file: string;
  line: number;
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
  amountMinor: number;
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
