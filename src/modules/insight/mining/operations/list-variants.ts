// The operations behind the list of variants and the cases of one: which ways cases go, how many go each, and how long they take.
import { cursorParts, cutPage, decodeCursor } from '../../../../platform/cursors.ts';
import { ItemRefused, refuse } from '../../../../platform/errors.ts';
import { defineOperation } from '../../engine/operation.ts';
import { insightRefusals } from '../../errors.ts';
import type { CaseLog } from '../case-log.ts';
import { groupByVariant, sequenceOf, type Variants } from '../find-variants.ts';
import { AskPage, AskVariant } from '../inputs.ts';
import { firstTime, lastTime, summariseAll } from '../measure-performance.ts';
import { openLog } from '../open-log.ts';
import { pageCases, variantsOf } from '../read-cases.ts';
import { remember } from '../remember.ts';
import type { VariantView } from '../schemas.ts';

const LONGEST_SHOWN = 500;

type Groups = ReturnType<typeof groupByVariant>;
const groupsOf = (log: CaseLog, variants: Variants): Groups =>
  remember(log, 'variant groups', () => groupByVariant(variants));
const membersOf = ({ members, places }: Groups, rank: number): Uint32Array =>
  members.subarray(places[rank], places[rank + 1]);

/** Ranks `from` to before `to` as people see them. */
export function viewVariants(log: CaseLog, variants: Variants, from: number, to: number): VariantView[] {
  const groups = groupsOf(log, variants);
  const all = log.caseNo.length;
  const views: VariantView[] = [];
  for (let rank = from; rank < Math.min(to, variants.count); rank++) {
    const sequence = sequenceOf(log, variants.first[rank]!);
    const members = membersOf(groups, rank);
    views.push({
      id: variants.ids[rank]!,
      rank: rank + 1,
      activities: Array.from(sequence.subarray(0, LONGEST_SHOWN), (activity) => log.activities[activity]!),
      length: sequence.length,
      cases: variants.cases[rank]!,
      share: variants.cases[rank]! / all,
      cumulative: groups.places[rank + 1]! / all,
      seconds: summariseAll(Float64Array.from(members, (at) => lastTime(log, at) - firstTime(log, at))),
    });
  }
  return views;
}

function countOnce({ cases, count }: Variants): number {
  // Most cases first, so those of one case stand last.
  let once = 0;
  while (once < count && cases[count - 1 - once] === 1) once++;
  return once;
}

export const listVariants = defineOperation({
  name: 'insight.listVariants',
  input: AskPage,
  async run(context, { limit = 50, after, ...query }) {
    const rank = Number(decodeCursor(after, [cursorParts.integer])?.[0] ?? 0);
    const { log, summary } = await openLog(context, query);
    const variants = variantsOf(log);
    const page = cutPage(viewVariants(log, variants, rank, rank + limit + 1), limit, (row) => [row.rank]);
    return { log: summary, variants: variants.count, once: countOnce(variants), ...page };
  },
});

export const readVariant = defineOperation({
  name: 'insight.readVariant',
  input: AskVariant,
  async run(context, { variant, limit, after, ...query }) {
    const { set, log, summary } = await openLog(context, query);
    const variants = variantsOf(log);
    const rank = variants.ids.indexOf(variant);
    if (rank < 0) throw new ItemRefused(0, refuse(insightRefusals.variantUnknown, { variant }));
    const members = membersOf(groupsOf(log, variants), rank);
    const [view] = viewVariants(log, variants, rank, rank + 1);
    return {
      log: summary,
      variant: view!,
      steps: measureSteps(log, members, view!.activities),
      ...(await pageCases(set, log, members, { limit, after })),
    };
  },
});

/** How long the cases of a variant wait before each of its steps. */
function measureSteps(log: CaseLog, members: Uint32Array, activities: readonly string[]) {
  return activities.map((activity, step) => ({
    activity,
    waiting:
      step === 0
        ? null
        : summariseAll(
            Float64Array.from(members, (at) => {
              const event = log.offsets[at]! + step;
              return log.time[event]! - log.time[event - 1]!;
            }),
          ),
  }));
}
