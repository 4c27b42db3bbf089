// Whether the page's event stream stands, for the indicator in the header; null while the page follows nothing.
import { useSyncExternalStore } from 'react';
import type { LiveState } from './follow-events.ts';

let current: LiveState | null = null;
let followers = 0;
const listeners = new Set<() => void>();

/** Somebody follows from now on, until the function it returns is called. */
export function beginFollowing(): () => void {
  followers++;
  return () => {
    followers--;
    if (followers === 0) setLiveState(null);
  };
}

export function setLiveState(state: LiveState | null): void {
  if (state === current) return;
  current = state;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLiveState = (): LiveState | null => useSyncExternalStore(subscribe, () => current);
