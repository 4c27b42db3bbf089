// What the address says of causes: which question, and what it is asked with. Pure.
import { numberOf, oneOf, textOf } from '../../../search-fields.ts';

export const VIEWS = ['bottlenecks', 'rootCauses', 'automation', 'atRisk'] as const;
export type View = (typeof VIEWS)[number];
export const OUTCOMES = [
  'late-promised',
  'late-requested',
  'cancelled',
  'returned',
  'slow',
  'reached',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const DUE_DATES = ['first-promised', 'last-promised', 'requested'] as const;
export type DueDate = (typeof DUE_DATES)[number];

export interface CausesSearch {
  view?: Exclude<View, 'bottlenecks'> | undefined;
  outcome?: Outcome | undefined;
  activity?: string | undefined;
  slowHours?: number | undefined;
  due?: Exclude<DueDate, 'first-promised'> | undefined;
  withinHours?: number | undefined;
  place?: string | undefined;
}

const hours = (value: unknown): number | undefined => {
  const number = numberOf(value);
  return number === undefined || number <= 0 ? undefined : Math.min(number, 1_000_000);
};

export const readCausesSearch = (search: Record<string, unknown>): CausesSearch => ({
  view: oneOf(VIEWS.slice(1) as Exclude<View, 'bottlenecks'>[], search.view),
  outcome: oneOf(OUTCOMES, search.outcome),
  activity: textOf(search.activity),
  slowHours: hours(search.slowHours),
  due: oneOf(DUE_DATES.slice(1) as Exclude<DueDate, 'first-promised'>[], search.due),
  withinHours: hours(search.withinHours),
  place: textOf(search.place),
});
