// The single place that holds the cases of a query against their models: chooses the cases, decides which of them still run, aligns each distinct
// sequence once (known ones from memory) and keeps the result as long as the log stays as it is.
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import { checkAlive, type EngineContext } from '../engine/operation.ts';
import { insightRefusals } from '../errors.ts';
import { readRows } from '../log/columns.ts';
import { type DataSet, LIVE } from '../log/data-sets.ts';
import { readCaseLog } from '../log/read-case-log.ts';
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import { parseFilter } from '../mining/log-query.ts';
import { openLog } from '../mining/open-log.ts';
import type { LogSummary } from '../mining/schemas.ts';
import { keepActivities, keepCases } from '../mining/sub-log.ts';
import { type AlignedLog, type AlignedVariant, alignPatiently } from './align-log.ts';
import { type Deviation, findDeviations } from './find-deviations.ts';
import { projectLog } from './project-log.ts';
import { type ComparedModel, resolveModels } from './resolve-model.ts';
import { PROCESS_OVER } from './running-orders.ts';
import type { AskConformance } from './schemas.ts';

export interface Comparison extends Compared {
  readonly set: DataSet;
  readonly summary: LogSummary;
}

/** What is kept while the log stays as it is. */
interface Compared {
  /** Before the filter: what facts of the same moment are kept with. */
  readonly whole: CaseLog;
  /** The cases of the query, with every event of theirs. */
  readonly log: CaseLog;
  /** Newest version first. */
  readonly parts: readonly ComparedPart[];
  /** Per case: place in `parts`; -1: it ran something else. */
  readonly partOf: Int8Array;
  readonly isRunning: (index: number) => boolean;
}

export interface ComparedPart {
  readonly model: ComparedModel;
  readonly aligned: AlignedLog;
  /** Per variant of `aligned`: its deviations by key with how often each occurs. */
  readonly deviations: readonly ReadonlyMap<string, { deviation: Deviation; times: number }>[];
}

/** Versions that are compared at once, the newest. */
const MOST_VERSIONS = 12;
/** Time for new alignments in one question; what is left over is said to be left over, and known the next time. */
const ALIGN_MS = 15_000;
const MOST_VARIANTS = 20_000;
const MOST_REMEMBERED = 60_000;

export async function compareLog(
  context: EngineContext,
  query: Omit<AskConformance, 'deviation'>,
): Promise<Comparison> {
  const { model: ref, orders, ...logQuery } = query;
  const opened = await openLog(context, logQuery);
  const { set, notion, summary } = opened;
  const isLive = set.id === LIVE;
  const whole = await readCaseLog(set, notion);
  // The two forms of a log may be of different moments: what was chosen is kept with the one that it was chosen from.
  const log =
    opened.log === opened.whole
      ? whole
      : rememberSame(opened.log, whole, () => sameCases(whole, opened.log, logQuery.filter));
  const found = await resolveModels(ref, { db: context.db, activities: whole.activities, isLive });
  const models = found.slice(0, MOST_VERSIONS);
  const ran =
    orders === 'all' || models[0]!.kind === 'upload' || !isLive
      ? null
      : await readVersions(set, notion, whole);
  const several = ref.startsWith('process:') && !ref.includes('@');
  if (!ran && several && models.length > 1) models.length = 1;
  const key = JSON.stringify([ref, orders, models.map((each) => each.ref), set.version()]);
  const compared = await recallComparison(log, key, async () => {
    const partOf = assignParts(log, models, ran);
    const isRunning = runningOf(log, isLive && notion === 'order');
    const parts: ComparedPart[] = [];
    for (const [part, model] of models.entries()) {
      const isIncluded = (index: number) => partOf[index] === part;
      parts.push(await alignPart(context, model, log, { isRunning, isIncluded }));
    }
    return { whole, log, parts, partOf, isRunning };
  });
  // The set is lent to this question alone.
  return { ...compared, set, summary };
}

const known = new WeakMap<CaseLog, Map<string, Promise<Compared>>>();

/** Kept with the log, a few of each; what was cut off or left something over is not kept. */
async function recallComparison(log: CaseLog, key: string, make: () => Promise<Compared>): Promise<Compared> {
  const kept = known.get(log) ?? new Map<string, Promise<Compared>>();
  known.set(log, kept);
  const found = kept.get(key) ?? make();
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= 6) break;
    kept.delete(oldest);
  }
  try {
    const comparison = await found;
    if (comparison.parts.some(({ aligned }) => aligned.alignedCases < aligned.cases)) kept.delete(key);
    return comparison;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

const narrowed = new WeakMap<CaseLog, { readonly whole: CaseLog; readonly log: CaseLog }>();

/** Kept for both together: when either was read anew, it is made anew. */
function rememberSame(chosen: CaseLog, whole: CaseLog, make: () => CaseLog): CaseLog {
  const found = narrowed.get(chosen);
  if (found?.whole === whole) return found.log;
  const log = make();
  narrowed.set(chosen, { whole, log });
  return log;
}

/** The cases that the filter has left, with the events that maps leave out as well; activities that it drops stay dropped. */
function sameCases(whole: CaseLog, chosen: CaseLog, filter: string | undefined): CaseLog {
  let log = whole;
  if (caseCountOf(chosen) < caseCountOf(whole)) {
    const numbers = new Set(chosen.caseNo);
    log = keepCases(
      whole,
      Uint8Array.from(whole.caseNo, (no) => (numbers.has(no) ? 1 : 0)),
    );
  }
  const { activities } = parseFilter(filter);
  if (!activities) return log;
  const keep = activities.keep && new Set(activities.keep);
  const drop = new Set(activities.drop ?? []);
  return keepActivities(
    log,
    Uint8Array.from(log.activities, (name) => (drop.has(name) || (keep && !keep.has(name)) ? 0 : 1)),
  );
}

/** Which process and version each order ran, by the number of the case: `order-to-cash v3`. */
async function readVersions(set: DataSet, notion: string, whole: CaseLog): Promise<Map<number, string>> {
  if (notion !== 'order') throw new ItemRefused(0, refuse(insightRefusals.ordersOnly, { notion }));
  return recallWithLog(whole, 'versions', async () => {
    const rows = await set.use((connection) =>
      readRows<{ no: number; version: string }>(
        connection,
        `select o.object_no::double as no, f.process_version as version
         from order_fact f join object o on o.object_id = f.order_id join object_type t using (type_no)
         where t.name = 'order' and f.process_version is not null`,
      ),
    );
    return new Map(rows.map(({ no, version }) => [no, version]));
  });
}

const facts = new WeakMap<CaseLog, Map<string, Promise<unknown>>>();

/** What belongs to the cases of a log as it was read: kept as long as the log itself, so that no case of it is missing there. */
export async function recallWithLog<T>(whole: CaseLog, key: string, read: () => Promise<T>): Promise<T> {
  const kept = facts.get(whole) ?? new Map<string, Promise<unknown>>();
  facts.set(whole, kept);
  const found = (kept.get(key) as Promise<T> | undefined) ?? read();
  kept.set(key, found);
  try {
    return await found;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

function assignParts(
  log: CaseLog,
  models: readonly ComparedModel[],
  ran: Map<number, string> | null,
): Int8Array {
  const partOf = new Int8Array(caseCountOf(log));
  if (!ran) return partOf;
  const places = new Map(models.map((model, part) => [`${model.processId} v${model.version}`, part]));
  for (let index = 0; index < partOf.length; index += 1)
    partOf[index] = places.get(ran.get(log.caseNo[index]!) ?? '') ?? -1;
  return partOf;
}

/** Our orders run until their process ends; cases of other logs are taken as over. */
function runningOf(log: CaseLog, areOrders: boolean): (index: number) => boolean {
  const over = log.activities.indexOf(PROCESS_OVER);
  if (!areOrders) return () => false;
  return (index) => {
    for (let event = log.offsets[index + 1]! - 1; event >= log.offsets[index]!; event -= 1)
      if (log.activity[event] === over) return false;
    return true;
  };
}

async function alignPart(
  context: EngineContext,
  model: ComparedModel,
  log: CaseLog,
  chosen: { isRunning: (index: number) => boolean; isIncluded: (index: number) => boolean },
): Promise<ComparedPart> {
  if (model.known.alignments.size > MOST_REMEMBERED) model.known.alignments.clear();
  const aligned = await alignPatiently(model.net, projectLog(model.net, log, chosen), {
    memory: model.known.alignments,
    maxMs: ALIGN_MS,
    maxVariants: MOST_VARIANTS,
    beforeEach: () => checkAlive(context.signal),
  });
  const deviations = aligned.variants.map(({ trace, alignment }) =>
    alignment && alignment.cost > 0 ? findDeviations(model.net, trace, alignment) : NONE,
  );
  return { model, aligned, deviations };
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** The aligned variant of a case; null where it was not compared. */
export function variantOfCase({ parts, partOf }: Comparison, index: number): AlignedVariant | null {
  const part = parts[partOf[index]!];
  return part?.aligned.variants[part.aligned.projected.variantOf[index]!] ?? null;
}

export function deviationsOfCase(
  { parts, partOf }: Comparison,
  index: number,
): ComparedPart['deviations'][number] {
  const part = parts[partOf[index]!];
  return part?.deviations[part.aligned.projected.variantOf[index]!] ?? NONE;
}
