// The questions of the pages of KPIs. Values follow the event log; what tells of a course over time is read again less often. What is shown
// stays while the next answer is on its way.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import {
  type KpiDefinition,
  type KpiKey,
  type KpiQuery,
  readDefinitions,
  readSeries,
  readValues,
  type TimeBucket,
} from '../../../../../api/kpis.ts';
import { useLiveEvents } from '../../../../live/use-live-events.ts';
import { useThrottled } from '../../../../live/use-throttled.ts';

export const KPI_VALUES = ['kpi-values'];
export const KPI_COURSES = ['kpi-series'];

export const useDefinitions = () =>
  useQuery({ queryKey: ['kpi-definitions'], queryFn: readDefinitions, staleTime: Number.POSITIVE_INFINITY });

export function useDefinition(key: KpiKey): KpiDefinition | undefined {
  return useDefinitions().data?.items.find((each) => each.key === key);
}

export function useDefinitionsByKey(): ReadonlyMap<KpiKey, KpiDefinition> {
  const found = useDefinitions().data?.items;
  return useMemo(() => new Map(found?.map((each) => [each.key, each])), [found]);
}

export const useValues = (query: KpiQuery, keys: readonly KpiKey[]) =>
  useQuery({
    queryKey: [...KPI_VALUES, query, keys],
    queryFn: () => readValues(query, keys),
    placeholderData: keepPreviousData,
  });

export const useCourse = (key: KpiKey, query: KpiQuery, bucket: TimeBucket, enabled = true) =>
  useQuery({
    queryKey: [...KPI_COURSES, key, query, bucket],
    queryFn: () => readSeries(key, query, bucket),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled,
  });

const EVERY_MS = 4000;
/** The engine knows an event this long after it happened, at the latest. */
const BEHIND_MS = 2500;

/** Keeps what stands under `keys` fresh while the page is shown. */
export function useLiveKpis(keys: readonly (readonly unknown[])[] = [KPI_VALUES]): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lastAt = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const refresh = useThrottled(() => {
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  }, EVERY_MS);
  const refreshLater = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      refresh();
      // What happened just now may not have been counted yet.
      if (Date.now() - lastAt.current < BEHIND_MS) refreshLater();
    }, BEHIND_MS);
  };
  useLiveEvents({
    onEvents() {
      lastAt.current = Date.now();
      refreshLater();
    },
    onStand: refresh,
  });
}
