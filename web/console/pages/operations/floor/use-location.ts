// Where the person works: the location of the address, else the one this device worked at last, else the first that has work.
import { useQuery } from '@tanstack/react-query';
import { type LocationWork, readWorkQueues } from '../../../../api/work.ts';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';

const KEY = 'throughline.location';
export const WORK_KEY = ['work-queues'];

export const useWorkQueues = () => {
  useLiveRefresh([WORK_KEY], isWork, 2000);
  return useQuery({ queryKey: [...WORK_KEY, 'counts'], queryFn: readWorkQueues });
};

/** Events that change a queue. */
export const isWork = (type: string) => /^(?:fulfilment|orders|workflow)\./.test(type);

export interface PlaceOfWork {
  query: ReturnType<typeof useWorkQueues>;
  /** Undefined until the locations are known, or where there are none. */
  here: LocationWork | undefined;
}

export function usePlaceOfWork(asked: string | undefined): PlaceOfWork {
  const query = useWorkQueues();
  const all = query.data?.items ?? [];
  const find = (code: string | null | undefined) => all.find((each) => each.location === code);
  const busy = all.find(({ counts }) => counts['to-pick'] + counts['to-pack'] + counts['pick-ups'] > 0);
  return { query, here: find(asked) ?? find(readRemembered()) ?? busy ?? all[0] };
}

function readRemembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberPlace(location: string): void {
  try {
    localStorage.setItem(KEY, location);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
