// Draws a trial up to one step: passed elements and flows, where it is now, where it got stuck, and how long it waited.
import type { Trial } from '../../../../api/designer.ts';
import { formatDuration } from '../../../../ui/duration.ts';
import type { Drawing } from '../modeller/drawing.ts';

export function drawTrial(drawing: Drawing, trial: Trial, step: number): void {
  const passed = trial.path.slice(0, step);
  const classes = new Map<string, string>(passed.map(({ elementId }) => [elementId, 'was-passed']));
  const isWhole = step >= trial.path.length;
  if (isWhole) {
    for (const id of trial.standsAt) classes.set(id, 'is-now');
    for (const { elementId } of trial.incidents) classes.set(elementId, 'was-stuck');
  } else {
    const now = passed.at(-1);
    if (now) classes.set(now.elementId, 'is-now');
  }
  for (const [flow, ends] of drawing.flows()) {
    if (classes.has(ends.from) && classes.has(ends.to)) classes.set(flow, 'was-passed');
  }
  drawing.mark('trial', classes);
  const waits = trial.waits.filter(({ elementId }) => classes.has(elementId));
  drawing.note(
    'trial',
    waits.map(({ elementId, seconds }) => ({ id: elementId, text: formatDuration(seconds), tone: 'time' })),
  );
}

export function clearTrial(drawing: Drawing): void {
  drawing.mark('trial', new Map());
  drawing.note('trial', []);
}
