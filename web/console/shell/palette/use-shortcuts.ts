// Keys that work on every page: Ctrl+K and / for the palette, ? for the list of keys, g and a letter to go to a page. Nothing is
// taken from whoever types in a field or has a dialog open.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useAreas } from '../use-areas.ts';

const SECOND_KEY_MS = 1200;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(?:checkbox|radio|button)$/.test(target.type));

const hasDialog = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

const isForUs = (event: KeyboardEvent) =>
  !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) &&
  !isTyping(event.target) &&
  !hasDialog();

export function useShortcuts(open: { palette: () => void; keys: () => void }): void {
  const navigate = useNavigate();
  const areas = useAreas();
  const goneAt = useRef(Number.NEGATIVE_INFINITY);
  // The key behind `g` comes here before lists, which have j, k and x for themselves.
  const pressSecond = useEffectEvent((event: KeyboardEvent) => {
    const isSecond = event.timeStamp - goneAt.current < SECOND_KEY_MS;
    goneAt.current = Number.NEGATIVE_INFINITY;
    if (!isSecond || !isForUs(event)) return;
    const entry = areas.flatMap((area) => area.entries).find(({ letter }) => letter === event.key);
    if (!entry) return;
    void navigate({ to: entry.to });
    event.preventDefault();
    event.stopPropagation();
  });
  const press = useEffectEvent((event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      if (!hasDialog()) open.palette();
      return;
    }
    if (!isForUs(event)) return;
    // When it was pressed: a page that is busy may hear of keys late.
    if (event.key === 'g') goneAt.current = event.timeStamp;
    if (event.key === '/') open.palette();
    else if (event.key === '?') open.keys();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    const listenFirst = (event: KeyboardEvent) => pressSecond(event);
    document.addEventListener('keydown', listen);
    window.addEventListener('keydown', listenFirst, true);
    return () => {
      document.removeEventListener('keydown', listen);
      window.removeEventListener('keydown', listenFirst, true);
    };
  }, []);
}
