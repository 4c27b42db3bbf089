// The single place that says how long the timers of a drawing run: fixed durations alone; a date or a formula has no length of its own.
import { Temporal } from 'temporal-polyfill';
import type { Drawing } from '../conformance/bpmn/read-drawing.ts';

/** Seconds by the id of the event. */
export function readTimers({ nodes }: Drawing): Map<string, number> {
  const timers = new Map<string, number>();
  for (const { id, event } of nodes.values()) {
    const seconds = event?.duration ? secondsOf(event.duration) : null;
    if (seconds !== null) timers.set(id, seconds);
  }
  return timers;
}

function secondsOf(text: string): number | null {
  try {
    return Temporal.Duration.from(text).total({ unit: 'seconds', relativeTo: '2026-01-01' });
  } catch {
    return null;
  }
}
