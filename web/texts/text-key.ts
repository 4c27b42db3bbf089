// The single place for what texts there are, as a type. It knows neither the library nor the browser, so that lists of pages can name
// their texts wherever they are read.
import type { cases } from './en/cases.ts';
import type { customers } from './en/customers.ts';
import type { designer } from './en/designer.ts';
import type { finance } from './en/finance.ts';
import type { forConsole } from './en/for-console.ts';
import type { insight } from './en/insight.ts';
import type { operations } from './en/operations.ts';
import type { planning } from './en/planning.ts';
import type { portal } from './en/portal.ts';

export type Texts = typeof forConsole & {
  cases: typeof cases;
  customers: typeof customers;
  designer: typeof designer;
  finance: typeof finance;
  insight: typeof insight;
  operations: typeof operations;
  planning: typeof planning;
  portal: typeof portal;
};

type Plural = `${string}_${'one' | 'few' | 'many' | 'other'}`;
type KeysOf<T> = {
  [K in keyof T & string]: K extends Plural ? never : T[K] extends string ? K : `${K}.${KeysOf<T[K]>}`;
}[keyof T & string];

/** A key of a text that needs no values. */
export type TextKey = KeysOf<Texts>;
