// A value that this browser keeps for the shop, followed by whatever shows it.
import { useSyncExternalStore } from 'react';

export interface Kept<T> {
  get(): T;
  set(next: T): void;
  /** A hook. */
  use(): T;
}

/** `read` makes the value of whatever was kept; of null where nothing was. */
export function createKept<T>(key: string, read: (kept: unknown) => T): Kept<T> {
  const listeners = new Set<() => void>();
  let value = read(readStored(key));
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const get = () => value;
  return {
    get,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing: it lives as long as the page.
      }
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}

function readStored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    // Nothing that can be read was kept.
    return null;
  }
}
