// Keys of the list's page: the slash goes to the search, j and k into the rows when they are not there yet. Nothing is taken from
// whoever types in a field or has a dialog open; within the rows the table has its own keys.
import { type RefObject, useEffect } from 'react';

const isTaken = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (/^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('tbody') !== null);

export function useListKeys(
  searchRef: RefObject<HTMLInputElement | null>,
  listRef: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
      if (event.key === '/' && !isTyping && !(event.target instanceof HTMLTextAreaElement)) {
        searchRef.current?.focus();
        searchRef.current?.select();
      } else if ((event.key === 'j' || event.key === 'k') && !isTaken(event.target)) {
        listRef.current?.querySelector<HTMLElement>('tbody > tr[tabindex="0"]')?.focus();
      } else return;
      event.preventDefault();
    };
    // Before the shell, whose slash opens the palette.
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [searchRef, listRef]);
}
