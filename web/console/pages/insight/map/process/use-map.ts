// The map in the chosen detail. Where nobody has chosen, as many paths as can be read: the first answer tells how many there are.
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { readMap } from '../../../../../api/insight-mining.ts';
import { useLog } from '../../parts/use-log.ts';
import { isTime, legiblePaths, type MapSearch, type Metric } from '../map-search.ts';

export interface Detail {
  /** Percent. */
  activities: number;
  paths: number;
}

export function useMap() {
  const { query } = useLog();
  const search: MapSearch = useSearch({ from: '/insight/map' });
  const metric: Metric = search.metric ?? 'cases';
  const by = metric === 'events' || !isTime(metric) ? (metric as 'cases' | 'events') : 'cases';
  const activities = search.activities ?? 100;
  const read = (paths: number) => ({
    queryKey: ['insight', 'map', query, by, activities, paths],
    queryFn: () => readMap({ ...query, metric: by, activities: activities / 100, paths: paths / 100 }),
    placeholderData: <T>(before: T) => before,
  });
  const whole = useQuery({ ...read(100), enabled: search.paths === undefined });
  const paths = search.paths ?? (whole.data ? legiblePaths(whole.data.paths.all) : undefined);
  const shown = useQuery({ ...read(paths ?? 100), enabled: paths !== undefined });
  const detail: Detail = { activities, paths: paths ?? 100 };
  return { query: whole.error && search.paths === undefined ? whole : shown, metric, detail };
}
