// The map in the chosen detail. Where nobody has chosen, as many activities and paths as can be read: the first answer tells how many there
// are.
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type MapView, readMap } from '../../../../../api/insight-mining.ts';
import { useLog } from '../../parts/use-log.ts';
import { legibleShare, type MapSearch, type Metric } from '../map-search.ts';

export interface Detail {
  /** Percent. */
  activities: number;
  paths: number;
}

export function useMap() {
  const { query } = useLog();
  const search: MapSearch = useSearch({ from: '/insight/map' });
  const metric: Metric = search.metric ?? 'cases';
  const by = metric === 'events' ? 'events' : 'cases';
  const read = ({ activities, paths }: Detail) => ({
    queryKey: ['insight', 'map', query, by, activities, paths],
    queryFn: () => readMap({ ...query, metric: by, activities: activities / 100, paths: paths / 100 }),
    placeholderData: <T>(before: T) => before,
  });
  const isChosen = search.activities !== undefined && search.paths !== undefined;
  const whole = useQuery({ ...read({ activities: 100, paths: 100 }), enabled: !isChosen });
  const detail = detailOf(search, whole.data);
  const shown = useQuery({ ...read(detail ?? WHOLE), enabled: detail !== null });
  return { query: whole.error && !isChosen ? whole : shown, metric, detail: detail ?? WHOLE };
}

const WHOLE: Detail = { activities: 100, paths: 100 };

/** What was chosen, and for the rest what can be read; null while that is not known. */
function detailOf({ activities, paths }: MapSearch, whole: MapView | undefined): Detail | null {
  if (activities !== undefined && paths !== undefined) return { activities, paths };
  if (!whole) return null;
  return {
    activities: activities ?? legibleShare('activities', whole.activities.all),
    paths: paths ?? legibleShare('paths', whole.paths.all),
  };
}
