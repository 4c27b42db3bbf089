// The single place that reads how long the timers of a drawing run: fixed durations alone; a date or a formula has no length of its own.
import { BpmnModdle } from 'bpmn-moddle';
import { Temporal } from 'temporal-polyfill';

interface Moddle {
  readonly $type: string;
  readonly [property: string]: unknown;
}

const isModdle = (value: unknown): value is Moddle =>
  typeof value === 'object' && value !== null && typeof (value as { $type?: unknown }).$type === 'string';
const list = (element: Moddle, property: string): Moddle[] => {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isModdle) : [];
};

/** Seconds by the id of the event. */
export async function readTimers(xml: string): Promise<Map<string, number>> {
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const timers = new Map<string, number>();
  const walk = (element: Moddle): void => {
    for (const definition of list(element, 'eventDefinitions')) {
      const text = isModdle(definition.timeDuration) ? definition.timeDuration.body : undefined;
      const seconds = typeof text === 'string' ? secondsOf(text.trim()) : null;
      if (seconds !== null && typeof element.id === 'string') timers.set(element.id, seconds);
    }
    for (const inner of [...list(element, 'rootElements'), ...list(element, 'flowElements')]) walk(inner);
  };
  if (isModdle(rootElement)) walk(rootElement);
  return timers;
}

function secondsOf(text: string): number | null {
  try {
    return Temporal.Duration.from(text).total({ unit: 'seconds', relativeTo: '2026-01-01' });
  } catch {
    return null;
  }
}
