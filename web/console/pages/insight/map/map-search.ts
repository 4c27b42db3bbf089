// What the address says of the map: which view of the process, how much of it, in which figure. Pure.
import { numberOf, oneOf } from '../../../search-fields.ts';

export const VIEWS = [
  'map',
  'variants',
  'objects',
  'dots',
  'rework',
  'handOvers',
  'batches',
  'model',
] as const;
export type View = (typeof VIEWS)[number];

export const COUNT_METRICS = ['cases', 'events'] as const;
export const TIME_METRICS = ['median', 'mean', 'p90', 'total'] as const;
export const METRICS = [...COUNT_METRICS, ...TIME_METRICS] as const;
export type TimeMetric = (typeof TIME_METRICS)[number];
export type Metric = (typeof METRICS)[number];
export const isTime = (metric: Metric): metric is TimeMetric =>
  (TIME_METRICS as readonly string[]).includes(metric);

export interface MapSearch {
  view?: Exclude<View, 'map'> | undefined;
  metric?: Exclude<Metric, 'cases'> | undefined;
  /** Percent of the activities and of the paths that are shown; undefined: as many as can be read. */
  activities?: number | undefined;
  paths?: number | undefined;
}

const percentOf = (value: unknown) => {
  const number = numberOf(value);
  return number === undefined ? undefined : Math.min(100, Math.max(0, Math.round(number)));
};

export const readMapSearch = (search: Record<string, unknown>): MapSearch => ({
  view: oneOf(VIEWS.slice(1) as Exclude<View, 'map'>[], search.view),
  metric: oneOf(METRICS.slice(1) as Exclude<Metric, 'cases'>[], search.metric),
  activities: percentOf(search.activities),
  paths: percentOf(search.paths),
});

/** Activities and paths that can be read at once. */
const LEGIBLE = { activities: 18, paths: 36 } as const;

/** Percent to show where nobody has chosen. */
export function legibleShare(of: keyof typeof LEGIBLE, all: number): number {
  const most = LEGIBLE[of];
  return all <= most ? 100 : Math.max(5, Math.round((100 * most) / all));
}
