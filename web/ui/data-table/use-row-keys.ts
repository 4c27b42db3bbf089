// Moves through the rows of a table by keyboard: j and k (or the arrows) go from row to row, Enter opens, x selects. Nothing is
// taken from whoever types in a field.
import { type KeyboardEvent, useRef, useState } from 'react';

export interface RowKeys {
  bodyRef: React.RefObject<HTMLTableSectionElement | null>;
  /** The one row that Tab reaches. */
  current: number;
  setCurrent: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

interface RowKeyOptions {
  count: number;
  onOpen?: ((index: number) => void) | undefined;
  onSelect?: ((index: number) => void) | undefined;
}

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

const isTyping = (target: EventTarget) =>
  target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

export function useRowKeys({ count, onOpen, onSelect }: RowKeyOptions): RowKeys {
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const [chosen, setCurrent] = useState(0);
  const current = Math.min(chosen, Math.max(0, count - 1));
  const goTo = (index: number) => {
    setCurrent(index);
    bodyRef.current?.querySelectorAll<HTMLElement>(':scope > tr')[index]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isCheckbox = event.target instanceof HTMLInputElement && event.target.type === 'checkbox';
    if (isTyping(event.target) && !isCheckbox) return;
    const step = STEPS[event.key];
    const isOnRow = event.target instanceof HTMLTableRowElement;
    if (step !== undefined) goTo(Math.min(count - 1, Math.max(0, current + step)));
    else if (event.key === 'Home' && isOnRow) goTo(0);
    else if (event.key === 'End' && isOnRow) goTo(count - 1);
    else if (event.key === 'Enter' && isOnRow && onOpen) onOpen(current);
    else if (event.key === 'x' && onSelect) onSelect(current);
    else return;
    event.preventDefault();
  };
  return { bodyRef, current, setCurrent, onKeyDown };
}
