// What can be done on the page that is shown, as the palette lists it: a page says so by usePageActions while it is there.
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface PageAction {
  id: string;
  label: string;
  run: () => void;
  /** Why it cannot be done now; undefined where it can. */
  why?: string | undefined;
}

let current: readonly PageAction[] = [];
const pages = new Map<symbol, readonly PageAction[]>();
const listeners = new Set<() => void>();

function set(page: symbol, actions: readonly PageAction[] | null): void {
  if (actions === null) pages.delete(page);
  else pages.set(page, actions);
  current = [...pages.values()].flat();
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useCurrentActions = (): readonly PageAction[] => useSyncExternalStore(subscribe, () => current);

/** Actions of the page or part that calls it, while it is shown. */
export function usePageActions(actions: readonly PageAction[]): void {
  const latest = useRef(actions);
  latest.current = actions;
  const said = JSON.stringify(actions.map(({ id, label, why }) => [id, label, why]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew when what is said of the actions changes
  useEffect(() => {
    const page = Symbol('page');
    const run = (id: string) => latest.current.find((each) => each.id === id)?.run();
    set(
      page,
      latest.current.map((action) => ({ ...action, run: () => run(action.id) })),
    );
    return () => set(page, null);
  }, [said]);
}
