// The cases of a comparison one by one, with their alignment as a list of steps.

import { cursorParts, cutPage, decodeCursor } from '../../../../platform/cursors.ts';
import { defineOperation } from '../../engine/operation.ts';
import { firstTime, lastTime } from '../../mining/measure-performance.ts';
import { toIso } from '../../mining/open-log.ts';
import { readObjectIds } from '../../mining/read-cases.ts';
import type { AlignedVariant } from '../align-log.ts';
import { type Comparison, compareLog, deviationsOfCase, variantOfCase } from '../compare-log.ts';
import type { ComparedModel } from '../resolve-model.ts';
import { AskDeviatingCases, type DeviatingCasesView } from '../schemas.ts';
import { viewHead } from '../views.ts';

/** Steps of one case that are shown. */
const MOST_STEPS = 300;

export const listDeviatingCases = defineOperation({
  name: 'insight.listDeviatingCases',
  input: AskDeviatingCases,
  async run(context, { deviation, deviating, limit = 50, after, ...query }): Promise<DeviatingCasesView> {
    const comparison = await compareLog(context, query);
    const cursor = decodeCursor(after, [cursorParts.instant]);
    const found: number[] = [];
    const { log, partOf } = comparison;
    for (let index = 0; index < partOf.length && found.length <= limit; index += 1) {
      if (partOf[index]! < 0 || (cursor && log.caseNo[index]! <= Number(cursor[0]))) continue;
      if (isAsked(comparison, index, deviation, deviating)) found.push(index);
    }
    const { items, next } = cutPage(found, limit, (index) => [log.caseNo[index]!]);
    const ids = await readObjectIds(
      comparison.set,
      items.map((index) => log.caseNo[index]!),
    );
    return { ...viewHead(comparison), items: items.map((index) => viewCase(comparison, index, ids)), next };
  },
});

function isAsked(
  comparison: Comparison,
  index: number,
  deviation: string | undefined,
  deviating: boolean | undefined,
): boolean {
  if (deviation !== undefined && !deviationsOfCase(comparison, index).has(deviation)) return false;
  if (deviating === undefined) return true;
  const cost = variantOfCase(comparison, index)?.alignment?.cost;
  return cost !== undefined && cost > 0 === deviating;
}

function viewCase(comparison: Comparison, index: number, ids: Map<number, string>) {
  const { log, parts, partOf, isRunning } = comparison;
  const { model } = parts[partOf[index]!]!;
  const variant = variantOfCase(comparison, index);
  return {
    no: log.caseNo[index]!,
    id: ids.get(log.caseNo[index]!)!,
    version: model.version,
    running: isRunning(index),
    from: toIso(firstTime(log, index)),
    to: toIso(lastTime(log, index)),
    cost: variant?.alignment?.cost ?? null,
    fitness: variant?.fitness ?? null,
    steps: variant ? viewSteps(comparison, model, variant, index) : [],
  };
}

function viewSteps(
  { log }: Comparison,
  { net }: ComparedModel,
  { alignment, trace }: AlignedVariant,
  index: number,
): DeviatingCasesView['items'][number]['steps'] {
  const times: number[] = [];
  for (let event = log.offsets[index]!; event < log.offsets[index + 1]!; event += 1)
    if (net.labelNo.has(log.activities[log.activity[event]!]!)) times.push(log.time[event]!);
  return (alignment?.moves ?? [])
    .filter((move) => move.kind !== 'model' || net.transitions[move.transition]!.label >= 0)
    .slice(0, MOST_STEPS)
    .map((move) => {
      const transition = move.kind === 'log' ? null : net.transitions[move.transition]!;
      const label = transition?.label ?? trace[move.kind === 'log' ? move.event : 0]!;
      return {
        kind: move.kind,
        activity: net.labels[label]!,
        element: transition?.element ?? null,
        name: transition && transition.name !== '' ? transition.name : null,
        at: move.kind === 'model' ? null : toIso(times[move.event]!),
      };
    });
}
