// The operations behind predictions: the running cases, those most likely late first; and how good such predictions were on cases of the past.
import type { Static } from 'typebox';
import { defineOperation, type EngineContext } from '../../engine/operation.ts';
import { LIVE } from '../../log/data-sets.ts';
import { type CaseLog, caseCountOf } from '../../mining/case-log.ts';
import { toIso } from '../../mining/open-log.ts';
import { readObjectIds } from '../../mining/read-cases.ts';
import { remember } from '../../mining/remember.ts';
import { findCaseEnds, ORDER_OVER, RUNNING } from '../ended-cases.ts';
import { createFeature } from '../features.ts';
import { type OpenCauses, openCauses } from '../open-causes.ts';
import { readOrderNumbers } from '../order-facts.ts';
import { lateProbability } from '../predict-lateness.ts';
import { type RemainingModel, trainRemaining } from '../predict-remaining.ts';
import {
  endedInOrder,
  LEAST_TESTED,
  LEAST_TRAINING,
  type PredictionCases,
  testPredictions,
} from '../prediction-quality.ts';
import {
  AskPredictionQuality,
  AskPredictions,
  type PredictionQualityView,
  type PredictionsView,
  type PredictionView,
} from '../schemas.ts';
import { quantileOf } from '../statistics/samples.ts';

/** What an order is awaited for. */
const UNTIL = ['orders.orderDelivered'];
/** Learnt from the newest so many. */
const MOST_LEARNT = 30_000;
const MIN_SUPPORT = 30;

const DATE_OF = { 'first-promised': 'first', 'last-promised': 'last', requested: 'requested' } as const;

export const listPredictions = defineOperation({
  name: 'insight.listPredictions',
  input: AskPredictions,
  timeoutMs: 60_000,
  async run(context, { limit = 100, ...query }): Promise<PredictionsView> {
    const { opened, cases } = await prepare(context, query);
    const { log, ends } = cases;
    const learnt = endedInOrder(log, ends).slice(-MOST_LEARNT);
    const running = [...ends].flatMap((end, index) => (end === RUNNING ? [index] : []));
    const head = {
      log: opened.summary,
      trainedOn: learnt.length,
      needed: LEAST_TRAINING,
      running: running.length,
    };
    if (learnt.length < LEAST_TRAINING)
      return {
        ...head,
        state: 'too-few',
        attributes: [],
        atRisk: 0,
        overdue: 0,
        unpredicted: running.length,
        items: [],
      };
    const model = remember(log, `remaining ${opened.facts === null}`, () =>
      trainRemaining({ log, ends, cases: learnt }, cases.features),
    );
    const now = opened.set.id === LIVE ? context.now().getTime() : lastTimeOf(log);
    const all = running.map((index) => predict(model, cases, index, now)).sort(byRisk);
    return {
      ...head,
      state: 'ready',
      attributes: [...model.attributes],
      atRisk: all.filter(({ lateProbability: late }) => late !== null && late > 0.5).length,
      overdue: all.filter(({ isOverdue }) => isOverdue).length,
      unpredicted: all.filter(({ remainingSeconds }) => remainingSeconds === null).length,
      items: await nameCases(opened, all.slice(0, limit)),
    };
  },
});

export const showPredictionQuality = defineOperation({
  name: 'insight.showPredictionQuality',
  input: AskPredictionQuality,
  timeoutMs: 60_000,
  async run(context, query): Promise<PredictionQualityView> {
    const { opened, cases } = await prepare(context, query);
    const found = testPredictions(cases);
    const head = {
      log: opened.summary,
      trainedOn: found.trainedOn,
      testedOn: found.testedOn,
      neededTraining: LEAST_TRAINING,
      neededTested: LEAST_TESTED,
    };
    if (found.state === 'too-few')
      return {
        ...head,
        state: 'too-few',
        questions: 0,
        splitAt: null,
        attributes: [],
        remaining: null,
        lateness: null,
      };
    return {
      ...head,
      state: 'tested',
      questions: found.questions,
      splitAt: toIso(found.splitAt),
      attributes: [...found.attributes],
      remaining: found.remaining,
      lateness: found.lateness,
    };
  },
});

async function prepare(
  context: EngineContext,
  query: Static<typeof AskPredictionQuality>,
): Promise<{ opened: OpenCauses; cases: PredictionCases }> {
  const { due = 'first-promised', withinSeconds, ...asked } = query;
  const opened = await openCauses(context, asked);
  const { log, facts } = opened;
  const ends = facts ? findCaseEnds(log, UNTIL, ORDER_OVER) : findCaseEnds(log, null);
  const starts = Float64Array.from(
    { length: caseCountOf(log) },
    (_, index) => log.time[log.offsets[index]!]!,
  );
  const dueAt = facts
    ? facts.dueAt(DATE_OF[due])
    : starts.map((start) => (withinSeconds === undefined ? Number.NaN : start + withinSeconds * 1000));
  const features = (await opened.caseAttributes()).flatMap(
    (column) => createFeature(column, { minSupport: MIN_SUPPORT }) ?? [],
  );
  return { opened, cases: { log, ends, due: dueAt, features } };
}

type Unnamed = Omit<PredictionView, 'id' | 'number'>;

function predict(model: RemainingModel, { log, due }: PredictionCases, index: number, now: number): Unnamed {
  const event = log.offsets[index + 1]! - 1;
  const since = log.time[event]!;
  const waitedSeconds = Number.isNaN(since) ? 0 : Math.max(0, (now - since) / 1000);
  const remaining = model.remaining({ caseIndex: index, event, waitedSeconds });
  const dueAt = due[index]!;
  const isOverdue = dueAt < now;
  const p50 = remaining ? quantileOf(remaining, 0.5) : null;
  return {
    caseNo: log.caseNo[index]!,
    startedAt: toIso(log.time[log.offsets[index]!]!),
    activity: log.activities[log.activity[event]!]!,
    since: toIso(since),
    waitedSeconds,
    dueAt: toIso(dueAt),
    isOverdue,
    lateProbability: isOverdue
      ? 1
      : remaining && !Number.isNaN(dueAt)
        ? lateProbability(remaining, (dueAt - now) / 1000)
        : null,
    remainingSeconds: remaining && {
      p10: quantileOf(remaining, 0.1),
      p50: p50!,
      p90: quantileOf(remaining, 0.9),
    },
    expectedAt: p50 === null ? null : toIso(now + p50 * 1000),
  };
}

/** A log that was brought in stands still where it ends. */
function lastTimeOf({ time }: CaseLog): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const at of time) if (at > last) last = at;
  return last;
}

/** The most likely late first; of those alike the one that is due first, then the one that takes longest. */
function byRisk(one: Unnamed, two: Unnamed): number {
  return (
    (two.lateProbability ?? -1) - (one.lateProbability ?? -1) ||
    (one.dueAt ?? '9').localeCompare(two.dueAt ?? '9') ||
    (two.remainingSeconds?.p50 ?? 0) - (one.remainingSeconds?.p50 ?? 0)
  );
}

async function nameCases({ set, facts }: OpenCauses, found: readonly Unnamed[]): Promise<PredictionView[]> {
  const caseNos = found.map(({ caseNo }) => caseNo);
  const ids = await readObjectIds(set, caseNos);
  const numbers = facts ? await readOrderNumbers(set, caseNos) : new Map<number, string>();
  return found.map((each) => ({
    ...each,
    id: ids.get(each.caseNo)!,
    number: numbers.get(each.caseNo) ?? null,
  }));
}
