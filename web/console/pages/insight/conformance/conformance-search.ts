// What the address says of conformance: which model, which orders, one deviation, which part of the page. Pure.
import { oneOf, textOf } from '../../../search-fields.ts';

export const VIEWS = ['model', 'times', 'running', 'models'] as const;
export type View = (typeof VIEWS)[number];
export const FIGURES = ['executions', 'deviations', 'waits'] as const;
export type Figure = (typeof FIGURES)[number];

export interface ConformanceSearch {
  view?: Exclude<View, 'model'> | undefined;
  /** `process:order-to-cash`, `process:order-to-cash@3`, `upload:mdl_…`; the first there is unless told. */
  model?: string | undefined;
  /** Orders that ran another version as well. */
  orders?: 'all' | undefined;
  /** Only cases with this deviation. */
  deviation?: string | undefined;
  figure?: Exclude<Figure, 'deviations'> | undefined;
}

export const readConformanceSearch = (search: Record<string, unknown>): ConformanceSearch => ({
  view: oneOf(VIEWS.slice(1) as Exclude<View, 'model'>[], search.view),
  model: textOf(search.model),
  orders: oneOf(['all'] as const, search.orders),
  deviation: textOf(search.deviation),
  figure: oneOf(['executions', 'waits'] as const, search.figure),
});
