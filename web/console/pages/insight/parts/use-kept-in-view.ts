// Keeps what is chosen in a row of tabs in view: on narrow screens the row is longer than the place for it.
import { type RefObject, useEffect, useRef } from 'react';

/** For the element that scrolls; `chosen` changes when another one is chosen. */
export function useKeptInView<T extends HTMLElement>(chosen: string): RefObject<T | null> {
  const row = useRef<T>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen moves the row
  useEffect(() => {
    const found = row.current?.querySelector<HTMLElement>('[aria-current="page"], [aria-selected="true"]');
    if (!row.current || !found) return;
    const [place, box] = [row.current.getBoundingClientRect(), found.getBoundingClientRect()];
    if (box.left < place.left || box.right > place.right)
      row.current.scrollLeft += box.left - place.left - (place.width - box.width) / 2;
  }, [chosen]);
  return row;
}
