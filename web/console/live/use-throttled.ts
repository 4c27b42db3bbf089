// Runs work at most once in a while, however often it is asked for; the last asking is never lost.
import { useCallback, useEffect, useEffectEvent, useRef } from 'react';

export function useThrottled(work: () => void, everyMs: number): () => void {
  const current = useEffectEvent(work);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const doneAt = useRef(0);
  const start = useRef(() => {});
  useEffect(() => {
    start.current = () => {
      timer.current = undefined;
      doneAt.current = Date.now();
      current();
    };
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, []);
  return useCallback(() => {
    if (timer.current !== undefined) return;
    const waitMs = Math.max(0, doneAt.current + everyMs - Date.now());
    timer.current = setTimeout(() => start.current(), waitMs);
  }, [everyMs]);
}
