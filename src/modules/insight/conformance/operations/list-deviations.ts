// The deviations of a comparison, those with most cases first, each with what it goes along with in time and lateness.
import { defineOperation } from '../../engine/operation.ts';
import { readRows } from '../../log/columns.ts';
import { type DataSet, LIVE } from '../../log/data-sets.ts';
import type { CaseLog } from '../../mining/case-log.ts';
import { caseDurations } from '../../mining/measure-performance.ts';
import { type Comparison, compareLog, recallWithLog } from '../compare-log.ts';
import { type Deviation, sentenceOf } from '../find-deviations.ts';
import { createEffectMeter } from '../measure-effects.ts';
import { AskDeviations, type DeviationsView } from '../schemas.ts';
import { viewHead } from '../views.ts';

const MOST_SHOWN = 200;
/** Those with most cases have their effects measured: each is a pass over all cases. */
const MOST_MEASURED = 40;

export const listDeviations = defineOperation({
  name: 'insight.listDeviations',
  input: AskDeviations,
  async run(context, query): Promise<DeviationsView> {
    const comparison = await compareLog(context, query);
    const found = countDeviations(comparison);
    const aligned = comparison.parts.reduce((sum, part) => sum + part.aligned.alignedCases, 0);
    const fitting = comparison.parts.reduce((sum, part) => sum + part.aligned.fittingCases, 0);
    const measure = await openMeter(comparison);
    return {
      ...viewHead(comparison),
      alignedCases: aligned,
      deviatingCases: aligned - fitting,
      items: found.slice(0, MOST_SHOWN).map(({ deviation, cases, occurrences }, rank) => ({
        ...deviation,
        sentence: sentenceOf(deviation),
        cases,
        occurrences,
        share: aligned === 0 ? 0 : cases / aligned,
        ...(rank < MOST_MEASURED ? measure(deviation.key) : { medianSeconds: null, late: null }),
      })),
      more: Math.max(0, found.length - MOST_SHOWN),
    };
  },
});

interface Counted {
  deviation: Deviation;
  cases: number;
  occurrences: number;
}

function countDeviations({ parts }: Comparison): Counted[] {
  const counted = new Map<string, Counted>();
  for (const { aligned, deviations } of parts) {
    deviations.forEach((found, variant) => {
      const { cases } = aligned.variants[variant]!;
      for (const [key, { deviation, times }] of found) {
        const known = counted.get(key) ?? { deviation, cases: 0, occurrences: 0 };
        known.cases += cases;
        known.occurrences += cases * times;
        counted.set(key, known);
      }
    });
  }
  return [...counted.values()].sort(
    (a, b) =>
      b.cases - a.cases || b.occurrences - a.occurrences || (a.deviation.key < b.deviation.key ? -1 : 1),
  );
}

/** Cases that were not compared are in neither group; times are of cases that are over. */
async function openMeter(comparison: Comparison) {
  const { set, whole, log, parts, partOf, isRunning } = comparison;
  const seconds = caseDurations(log).map((each, index) =>
    partOf[index]! < 0 || isRunning(index) ? Number.NaN : each,
  );
  const late =
    set.id === LIVE ? await readLate(set, whole, log.caseNo) : new Uint8Array(partOf.length).fill(2);
  partOf.forEach((part, index) => {
    if (part < 0) late[index] = 2;
  });
  const meter = createEffectMeter({ seconds, late });
  return (key: string) => {
    const has = parts.map(({ deviations }) =>
      Uint8Array.from(deviations, (found) => (found.has(key) ? 1 : 0)),
    );
    const isIn = (index: number) => {
      const part = partOf[index]!;
      return part >= 0 && has[part]![parts[part]!.aligned.projected.variantOf[index]!] === 1;
    };
    return { medianSeconds: meter.median(isIn), late: meter.late(isIn) };
  };
}

/** Against the first promised date: 1 late, 0 in time, 2 not delivered or never promised. */
async function readLate(set: DataSet, whole: CaseLog, caseNo: Float64Array): Promise<Uint8Array> {
  const known = await recallWithLog(whole, 'late', async () => {
    const rows = await set.use((connection) =>
      readRows<{ no: number; late: number }>(
        connection,
        `select o.object_no::double as no, (f.first_late_days > 0)::integer as late
         from order_fact f join object o on o.object_id = f.order_id join object_type t using (type_no)
         where t.name = 'order' and f.first_has and f.first_late_days is not null`,
      ),
    );
    return new Map(rows.map(({ no, late }) => [no, late]));
  });
  return Uint8Array.from(caseNo, (no) => known.get(no) ?? 2);
}
