// What a log shows of the process behind it: the map, variants, cases, objects, models and the rest of discovery. Every question names the
// log in the same way (LogQuery).
import { getJson } from './call.ts';

/** Data set, notion and filter, as every question about a log takes them. */
export interface LogQuery {
  dataset: string;
  notion?: string;
  everything?: true;
  filter?: string;
}

export interface Times {
  count: number;
  mean: number;
  median: number;
  p90: number;
  p95: number;
  min: number;
  max: number;
  total: number;
}
export interface LogSummary {
  dataset: string;
  notion: string;
  cases: number;
  events: number;
  ofCases: number;
  ofEvents: number;
  asOf: string | null;
  from: string | null;
  to: string | null;
  leftOut: { activities: string[]; events: number };
  timeless: number;
}
export interface MapNode {
  activity: string;
  events: number;
  cases: number;
  starts: number;
  ends: number;
  waiting: Times | null;
}
export interface MapEdge {
  from: string;
  to: string;
  events: number;
  cases: number;
  times: Times | null;
}
export interface MapView {
  log: LogSummary;
  activities: { all: number; shown: number };
  paths: { all: number; shown: number };
  nodes: MapNode[];
  edges: MapEdge[];
  seconds: Times | null;
  quantileError: number;
}
export interface VariantView {
  id: string;
  rank: number;
  activities: string[];
  length: number;
  cases: number;
  share: number;
  cumulative: number;
  seconds: Times | null;
}
export interface VariantsView {
  log: LogSummary;
  variants: number;
  once: number;
  items: VariantView[];
  next: string | null;
}
export interface CaseView {
  no: number;
  id: string;
  events: number;
  from: string | null;
  to: string | null;
  seconds: number | null;
  variant: string;
  start: string;
  end: string;
}
export interface CasesView {
  log: LogSummary;
  items: CaseView[];
  next: string | null;
}
export interface CaseDetail {
  case: CaseView;
  attributes: { name: string; value: string | number | boolean | null }[];
  events: { activity: string; at: string | null; resource: string | null; waiting: number | null }[];
}
export interface AnimationView {
  log: LogSummary;
  activities: string[];
  from: string | null;
  to: string | null;
  cases: { no: number; id: string; activities: number[]; seconds: number[] }[];
  sampled: { cases: number; ofCases: number; how: string };
}
export interface AttributesView {
  log: LogSummary;
  items: {
    name: string;
    kind: 'text' | 'number' | 'boolean';
    cases: number;
    missing: number;
    distinct: number;
    min: number | null;
    max: number | null;
    values: { value: string | number | boolean; cases: number }[];
  }[];
}
export interface ActivitiesView {
  log: LogSummary;
  items: {
    activity: string;
    events: number;
    cases: number;
    starts: number;
    ends: number;
    leftOut: boolean;
  }[];
}

const ask = <T>(path: string, query: object): Promise<T> =>
  getJson(path as never, { query } as never) as Promise<T>;

export const readMap = (
  query: LogQuery & { activities?: number; paths?: number; metric?: 'events' | 'cases' },
) => ask<MapView>('/v1/insight/map', query);
export const listVariants = (query: LogQuery & { after?: string | undefined; limit?: number }) =>
  ask<VariantsView>('/v1/insight/variants', query);
export const listLogCases = (query: LogQuery & { after?: string | undefined; limit?: number }) =>
  ask<CasesView>('/v1/insight/cases', query);
export const readLogCase = (no: number, query: LogQuery) => ask<CaseDetail>(`/v1/insight/cases/${no}`, query);
export const readAnimation = (query: LogQuery & { cases?: number }) =>
  ask<AnimationView>('/v1/insight/animation', query);
export const listAttributes = (query: LogQuery) => ask<AttributesView>('/v1/insight/attributes', query);
export const listActivities = (query: LogQuery) => ask<ActivitiesView>('/v1/insight/activities', query);
