// The single place for what is drawn on the elements of a diagram: how often each was carried out, missed or happened where it was not allowed, and
// how long it was waited for. Pure.
import type { CaseLog } from '../mining/case-log.ts';
import type { AlignedVariant } from './align-log.ts';
import type { ReplayNet } from './replay-net.ts';
import type { ElementFigures } from './schemas.ts';

interface Sums {
  name: string;
  activities: Set<string>;
  executions: number;
  cases: number;
  missing: number;
  extra: number;
  waitSeconds: number;
  waits: number;
}

export interface ElementCounter {
  /** Adds the cases of one model. `variantOf`: by case, -1 for others. */
  add(net: ReplayNet, log: CaseLog, variants: readonly AlignedVariant[], variantOf: Int32Array): void;
  figures(): ElementFigures[];
}

export function createElementCounter(): ElementCounter {
  const sums = new Map<string, Sums>();
  return {
    add(net, log, variants, variantOf) {
      const numbers = new Map<string, Sums>();
      const of = (transition: number): Sums => {
        const { element, name, label } = net.transitions[transition]!;
        const known = sums.get(element) ?? {
          name,
          activities: new Set<string>(),
          executions: 0,
          cases: 0,
          missing: 0,
          extra: 0,
          waitSeconds: 0,
          waits: 0,
        };
        if (known.name === '') known.name = name;
        if (label >= 0) known.activities.add(net.labels[label]!);
        sums.set(element, known);
        numbers.set(element, known);
        return known;
      };
      for (const index of net.visible) of(index);
      const stepsOf = variants.map((variant) => countVariant(net, variant, of));
      addWaits(net, log, stepsOf, variantOf);
    },
    figures: () =>
      [...sums].map(([element, { waitSeconds, waits, activities, ...counts }]) => ({
        element,
        ...counts,
        activities: [...activities],
        meanWaitSeconds: waits === 0 ? null : waitSeconds / waits,
      })),
  };
}

/** Counts of one variant; the answer says which element each of its events was. */
function countVariant(
  net: ReplayNet,
  variant: AlignedVariant,
  of: (transition: number) => Sums,
): (Sums | null)[] {
  const { alignment, cases, trace } = variant;
  const steps: (Sums | null)[] = new Array<Sums | null>(trace.length).fill(null);
  if (!alignment) return steps;
  const met = new Set<Sums>();
  for (const move of alignment.moves) {
    if (move.kind === 'log') {
      const [first] = net.byLabel[trace[move.event]!]!;
      of(first!).extra += cases;
      continue;
    }
    const sums = of(move.transition);
    const isSilent = net.transitions[move.transition]!.label < 0;
    // The silent steps of what has activities are how it is left or passed by, not that it was done.
    if (isSilent && sums.activities.size > 0) continue;
    if (move.kind === 'model' && !isSilent) sums.missing += cases;
    else {
      sums.executions += cases;
      met.add(sums);
      if (move.kind === 'both') steps[move.event] = sums;
    }
  }
  for (const sums of met) sums.cases += cases;
  return steps;
}

function addWaits(
  net: ReplayNet,
  log: CaseLog,
  stepsOf: readonly (Sums | null)[][],
  variantOf: Int32Array,
): void {
  const isCompared = Uint8Array.from(log.activities, (name) => (net.labelNo.has(name) ? 1 : 0));
  for (let index = 0; index < variantOf.length; index += 1) {
    const steps = stepsOf[variantOf[index]!];
    if (!steps) continue;
    let at = 0;
    let before = Number.NaN;
    for (let event = log.offsets[index]!; event < log.offsets[index + 1]!; event += 1) {
      if (isCompared[log.activity[event]!] === 0) continue;
      const waited = log.time[event]! - before;
      const sums = steps[at];
      if (sums && waited >= 0) {
        sums.waitSeconds += waited / 1000;
        sums.waits += 1;
      }
      before = log.time[event]!;
      at += 1;
    }
  }
}
