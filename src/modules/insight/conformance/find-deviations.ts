// The single place that reads deviations out of alignments: what was skipped, what happened although the model did not allow it, what happened again,
// and what happened in the wrong order (skipped here, and there). Pure.
import type { Alignment } from './align-case.ts';
import type { ReplayNet } from './replay-net.ts';
import type { DeviationKind } from './schemas.ts';

export interface Deviation {
  /** The same in every log and model. */
  readonly key: string;
  readonly kind: DeviationKind;
  readonly activity: string;
  /** Activity after which it happened or should have happened; null: at the beginning, or it does not matter. */
  readonly after: string | null;
  readonly element: string | null;
  readonly name: string | null;
}

/** The deviations of one alignment with how often each occurs. */
export function findDeviations(
  net: ReplayNet,
  trace: ArrayLike<number>,
  alignment: Alignment,
): Map<string, { deviation: Deviation; times: number }> {
  const { skipped, extra, done } = collect(net, trace, alignment);
  const found = new Map<string, { deviation: Deviation; times: number }>();
  const add = (kind: DeviationKind, label: number, after: number | null, transition: number | null): void => {
    const deviation = describe(net, kind, label, after, transition);
    const known = found.get(deviation.key);
    found.set(deviation.key, { deviation, times: (known?.times ?? 0) + 1 });
  };
  for (const { label, after } of extra) {
    const missed = skipped.findIndex((skip) => skip.label === label);
    if (missed >= 0) {
      const [skip] = skipped.splice(missed, 1);
      add('wrong-order', label, after, skip!.transition);
    } else add(done.has(label) ? 'repeated' : 'unexpected', label, after, null);
  }
  for (const { label, transition } of skipped) add('skipped', label, null, transition);
  return found;
}

interface Collected {
  readonly skipped: { label: number; transition: number }[];
  readonly extra: { label: number; after: number | null }[];
  /** Labels that also happened as the model says. */
  readonly done: Set<number>;
}

function collect(net: ReplayNet, trace: ArrayLike<number>, alignment: Alignment): Collected {
  const collected: Collected = { skipped: [], extra: [], done: new Set() };
  for (const move of alignment.moves) {
    if (move.kind === 'model') {
      const { label } = net.transitions[move.transition]!;
      if (label >= 0) collected.skipped.push({ label, transition: move.transition });
    } else if (move.kind === 'log') {
      collected.extra.push({
        label: trace[move.event]!,
        after: move.event === 0 ? null : trace[move.event - 1]!,
      });
    } else collected.done.add(trace[move.event]!);
  }
  return collected;
}

function describe(
  net: ReplayNet,
  kind: DeviationKind,
  label: number,
  after: number | null,
  transition: number | null,
): Deviation {
  const activity = net.labels[label]!;
  const previous = after === null ? null : net.labels[after]!;
  const step = net.transitions[transition ?? net.byLabel[label]![0]!]!;
  const element = transition === null ? null : step.element;
  return {
    key: hashOf(`${kind}|${activity}|${previous ?? ''}|${kind === 'skipped' ? element : ''}`),
    kind,
    activity,
    after: kind === 'skipped' ? null : previous,
    element: step.element,
    name: step.name === '' ? null : step.name,
  };
}

/** FNV-1a of 53 bits, short enough for an address. */
function hashOf(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i += 1) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193) >>> 0;
    high = Math.imul(high + text.charCodeAt(i), 0x85ebca6b) >>> 0;
  }
  return ((high & 0x1fffff) * 0x100000000 + low).toString(36);
}

/** In English; pages have it in every language. `say` names an activity or element. */
export function sentenceOf({ kind, activity, after, name }: Deviation): string {
  const what = name !== null && kind === 'skipped' ? `${name} (${activity})` : activity;
  const where = after === null ? 'at the beginning' : `after ${after}`;
  switch (kind) {
    case 'skipped':
      return `${what} was skipped`;
    case 'unexpected':
      return `${activity} happened ${where}, where the model does not allow it`;
    case 'repeated':
      return `${activity} happened again ${where}`;
    case 'wrong-order':
      return `${activity} happened ${where}, not where the model has it`;
  }
}
