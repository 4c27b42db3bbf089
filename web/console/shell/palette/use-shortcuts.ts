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

export function useShortcuts(open: { palette: () => void; keys: () => void }): void {
  const navigate = useNavigate();
  const areas = useAreas();
  const goneAt = useRef(Number.NEGATIVE_INFINITY);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      if (!hasDialog()) open.palette();
      return;
    }
    const isTaken = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
    if (isTaken || isTyping(event.target) || hasDialog()) return;
    const isSecond = performance.now() - goneAt.current < SECOND_KEY_MS;
    goneAt.current = event.key === 'g' ? performance.now() : Number.NEGATIVE_INFINITY;
    const entry = isSecond
      ? areas.flatMap((area) => area.entries).find(({ letter }) => letter === event.key)
      : undefined;
    if (entry) void navigate({ to: entry.to });
    else if (event.key === '/') open.palette();
    else if (event.key === '?') open.keys();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
