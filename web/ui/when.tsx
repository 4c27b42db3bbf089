// An instant as people say it ("5 min. ago"), exact on hover; kept right while it is shown.
import { useSyncExternalStore } from 'react';
import { formatAgo, formatExactly, formatMoment } from './time.ts';

const EVERY_MS = 15_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for everything on the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const each of listeners) each();
    }, EVERY_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

interface WhenProps {
  at: string;
  /** `moment`: the time itself instead of how long ago it was. */
  as?: 'ago' | 'moment';
}

export function When({ at, as = 'ago' }: WhenProps) {
  const current = useSyncExternalStore(subscribe, () => now);
  return (
    <time dateTime={at} title={formatExactly(at)} className="nowrap">
      {as === 'ago' ? formatAgo(at, current) : formatMoment(at)}
    </time>
  );
}
