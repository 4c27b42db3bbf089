// How well the cases of a query follow their model: fitness by alignments and by token replay, precision, and the figures for every element.

import { defineOperation } from '../../engine/operation.ts';
import { type AlignedLog, alignProjected } from '../align-log.ts';
import { explainSimplifications } from '../bpmn/simplifications.ts';
import { type ComparedPart, type Comparison, compareLog, deviationsOfCase } from '../compare-log.ts';
import { createElementCounter } from '../element-figures.ts';
import { measureGeneralisation, measurePrecision } from '../precision.ts';
import { fitnessOf } from '../replay-tokens.ts';
import { AskConformance, type ConformanceView } from '../schemas.ts';
import { viewHead } from '../views.ts';

const MOST_LEFT_OUT = 60;

export const showConformance = defineOperation({
  name: 'insight.showConformance',
  input: AskConformance,
  async run(context, { deviation, ...query }): Promise<ConformanceView> {
    const comparison = await compareLog(context, query);
    return viewComparison(deviation === undefined ? comparison : narrow(comparison, deviation));
  },
});

/** Only the cases with this deviation. */
export function narrow(comparison: Comparison, key: string): Comparison {
  const partOf = comparison.partOf.map((part, index) =>
    deviationsOfCase(comparison, index).has(key) ? part : -1,
  );
  const parts = comparison.parts.map((part, number) => narrowPart(part, partOf, number));
  return { ...comparison, partOf, parts };
}

function narrowPart(part: ComparedPart, partOf: Int8Array, number: number): ComparedPart {
  const { aligned, model } = part;
  const { projected } = aligned;
  const cases = new Float64Array(projected.variants.length);
  const variantOf = projected.variantOf.map((variant, index) => (partOf[index] === number ? variant : -1));
  for (const variant of variantOf) if (variant >= 0) cases[variant] = cases[variant]! + 1;
  const variants = projected.variants.map((variant, index) => ({ ...variant, cases: cases[index]! }));
  // Every alignment is known already.
  const memory = model.known.alignments;
  return {
    ...part,
    aligned: alignProjected(model.net, { ...projected, variants, variantOf }, { memory, maxMs: 5000 }),
  };
}

function viewComparison(comparison: Comparison): ConformanceView {
  const { parts, log } = comparison;
  const alls = parts.map((part) => part.aligned);
  const add = (pick: (aligned: AlignedLog) => number) =>
    alls.reduce((sum, aligned) => sum + pick(aligned), 0);
  const counter = createElementCounter();
  for (const { model, aligned } of parts)
    counter.add(model.net, log, aligned.variants, aligned.projected.variantOf);
  const [main] = parts;
  const versions = parts.map(({ model, aligned }) => ({
    version: model.version,
    cases: aligned.cases,
    fittingCases: aligned.fittingCases,
    fitness: aligned.fitness,
    precision: measurePrecision(model.net, aligned, model.known.automaton),
  }));
  return {
    ...viewHead(comparison),
    events: add((aligned) => aligned.projected.events),
    comparedEvents: add((aligned) => aligned.projected.compared),
    leftOut: leftOutOf(alls),
    simplified: explainSimplifications([...new Set(parts.flatMap((part) => part.model.simplified))]),
    ...meanFitness(alls),
    fittingCases: add((aligned) => aligned.fittingCases),
    alignedCases: add((aligned) => aligned.alignedCases),
    cost: add((aligned) => aligned.cost),
    uncertainCases: add((aligned) => aligned.uncertainCases),
    uncertainCost: add((aligned) => aligned.uncertainCost),
    replay: replayAll(parts),
    precision: parts.length === 1 ? versions[0]!.precision : null,
    generalisation: parts.length === 1 ? measureGeneralisation(main!.model.net, main!.aligned) : null,
    versions,
    elements: counter.figures(),
  };
}

function leftOutOf(alls: readonly AlignedLog[]): { activity: string; events: number }[] {
  const sums = new Map<string, number>();
  for (const { projected } of alls)
    for (const { activity, events } of projected.leftOut)
      sums.set(activity, (sums.get(activity) ?? 0) + events);
  return [...sums]
    .map(([activity, events]) => ({ activity, events }))
    .sort((a, b) => b.events - a.events)
    .slice(0, MOST_LEFT_OUT);
}

function meanFitness(alls: readonly AlignedLog[]): { fitness: number | null; meanFitness: number | null } {
  const worst = alls.reduce((sum, each) => sum + each.worst, 0);
  const cost = alls.reduce((sum, each) => sum + each.cost, 0);
  const cases = alls.reduce((sum, each) => sum + each.alignedCases, 0);
  const mean = alls.reduce((sum, each) => sum + (each.meanFitness ?? 0) * each.alignedCases, 0);
  if (cases === 0) return { fitness: null, meanFitness: null };
  return { fitness: worst === 0 ? 1 : 1 - cost / worst, meanFitness: mean / cases };
}

/** Token replay knows no case that still runs. */
function replayAll(parts: readonly ComparedPart[]): ConformanceView['replay'] {
  const sum = { produced: 0, consumed: 0, missing: 0, remaining: 0, cases: 0 };
  for (const { model, aligned } of parts) {
    const { replayer } = model.known;
    for (const { trace, running, cases } of aligned.variants) {
      if (running || cases === 0) continue;
      const counts = replayer.replay(trace);
      sum.produced += counts.produced * cases;
      sum.consumed += counts.consumed * cases;
      sum.missing += counts.missing * cases;
      sum.remaining += counts.remaining * cases;
      sum.cases += cases;
    }
  }
  return { fitness: fitnessOf(sum), ...sum };
}
