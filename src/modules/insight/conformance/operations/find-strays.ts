// The single place that looks after running orders: which have left their model, which wait longer than is usual. It remembers where each running order
// stands and reads only orders that something has happened to since; usual waits are learned anew every hour.

import Type, { type Static } from 'typebox';
import type { Database } from '../../../../platform/db.ts';
import { parseId } from '../../../../platform/ids.ts';
import { defineOperation, type EngineContext } from '../../engine/operation.ts';
import { LIVE } from '../../log/data-sets.ts';
import { nullable } from '../../mining/schemas.ts';
import { selectRaised, selectWatches, type WatchRow } from '../../store/conformance.ts';
import { type Automaton, createAutomaton, type ModelState, ModelTooWide } from '../automaton.ts';
import { type ComparedModel, resolveModels } from '../resolve-model.ts';
import { learnWaits, type RunningOrder, readMoved, type UsualWait } from '../running-orders.ts';
import { ALERT_KINDS } from '../schemas.ts';

export const Stray = Type.Object({
  orderId: Type.String(),
  kind: Type.Enum(ALERT_KINDS),
  processId: Type.String(),
  version: Type.Integer(),
  activity: Type.String(),
  after: nullable(Type.String()),
  happenedAt: Type.String(),
  waitedSeconds: nullable(Type.Number()),
  usualSeconds: nullable(Type.Number()),
});
export type Stray = Static<typeof Stray>;

interface Standing {
  readonly orderId: string;
  readonly processId: string;
  readonly version: number;
  /** The event that left the model. */
  readonly stray: { activity: string; after: string | null; at: number } | null;
  readonly last: { activity: string; at: number } | null;
  readonly told: Set<string>;
}

interface Watch {
  lastEvent: number;
  readonly orders: Map<number, Standing>;
  readonly models: Map<string, Promise<Followed | null>>;
  readonly waits: Map<string, { at: number; usual: Promise<Map<string, UsualWait>> }>;
}

interface Followed {
  readonly model: ComparedModel;
  readonly automaton: Automaton;
}

/** One for each engine. */
const watches = new WeakMap<Database, Watch>();
const LEARN_EVERY_MS = 3_600_000;
const MOST_ANSWERED = 200;
const MOST_ASKED = 2_000;

export const findStrays = defineOperation({
  name: 'insight.findStrays',
  input: Type.Object({}, { additionalProperties: false }),
  changes: true,
  async run(context): Promise<{ items: Stray[]; watched: number }> {
    const wanted = (await selectWatches(context.db)).filter((watch) => watch.leftModel || watch.overdue);
    if (wanted.length === 0) {
      watches.delete(context.db);
      return { items: [], watched: 0 };
    }
    const watch = watches.get(context.db) ?? {
      lastEvent: -1,
      orders: new Map(),
      models: new Map(),
      waits: new Map(),
    };
    watches.set(context.db, watch);
    await follow(context, watch);
    const items = await judge(context, watch, new Map(wanted.map((each) => [each.processId, each])));
    return { items, watched: watch.orders.size };
  },
});

/** Takes in the orders that something has happened to. */
async function follow(context: EngineContext, watch: Watch): Promise<void> {
  const set = await context.sets.get(LIVE);
  const moved = await readMoved(set, watch.lastEvent);
  if (moved.isAnew) watch.orders.clear();
  for (const order of moved.orders) {
    const standing = await standingOf(context, watch, order);
    if (standing) watch.orders.set(order.no, standing);
    else watch.orders.delete(order.no);
  }
  watch.lastEvent = moved.lastEvent;
}

async function standingOf(
  context: EngineContext,
  watch: Watch,
  order: RunningOrder,
): Promise<Standing | null> {
  if (order.isOver || order.processId === null) return null;
  const followed = await modelOf(context, watch, order.processId, order.version);
  if (!followed) return null;
  const { orderId, processId, version } = order;
  const told = watch.orders.get(order.no)?.told ?? new Set<string>();
  return { orderId, processId, version, told, ...walk(followed, order) };
}

/** Goes through the events of an order until one is not allowed. */
function walk({ automaton, model }: Followed, order: RunningOrder): Pick<Standing, 'stray' | 'last'> {
  let state: ModelState | null = automaton.start;
  let last: Standing['last'] = null;
  let stray: Standing['stray'] = null;
  for (const { activity, at } of order.events) {
    const label = model.net.labelNo.get(activity);
    if (label === undefined) continue;
    if (state) {
      state = automaton.step(state, label);
      if (!state) stray = { activity, after: last?.activity ?? null, at };
    }
    last = { activity, at };
  }
  return { stray, last };
}

function modelOf(
  context: EngineContext,
  watch: Watch,
  processId: string,
  version: number,
): Promise<Followed | null> {
  const ref = `process:${processId}@${version}`;
  const known = watch.models.get(ref) ?? followModel(context, ref);
  watch.models.set(ref, known);
  known.catch(() => watch.models.delete(ref));
  return known;
}

async function followModel(context: EngineContext, ref: string): Promise<Followed | null> {
  const [model] = await resolveModels(ref, { db: context.db, activities: [], isLive: true });
  try {
    return { model: model!, automaton: createAutomaton(model!.net) };
  } catch (error) {
    if (!(error instanceof ModelTooWide)) throw error;
    context.log.warn(
      { model: ref },
      'the model has too many silent ways: its running orders cannot be watched',
    );
    return null;
  }
}

/** What is wrong and was not told yet, the oldest first. */
async function judge(context: EngineContext, watch: Watch, wanted: Map<string, WatchRow>): Promise<Stray[]> {
  const now = context.now().getTime();
  const found: { stray: Stray; standing: Standing }[] = [];
  for (const standing of watch.orders.values()) {
    const rules = wanted.get(standing.processId);
    if (!rules) continue;
    const since = rules.since.getTime();
    if (rules.leftModel && standing.stray && standing.stray.at >= since && !standing.told.has('left-model'))
      found.push({
        standing,
        stray: toStray(
          standing,
          'left-model',
          standing.stray.activity,
          standing.stray.after,
          standing.stray.at,
          null,
          null,
        ),
      });
    if (!rules.overdue || !standing.last || standing.told.has('overdue')) continue;
    const usual = (await usualWaits(context, watch, standing)).get(standing.last.activity);
    const limit = usual && usual.mean + rules.zeta * usual.deviation;
    const waited = (now - standing.last.at) / 1000;
    if (limit === undefined || waited <= limit || standing.last.at + limit * 1000 < since) continue;
    found.push({
      standing,
      stray: toStray(standing, 'overdue', standing.last.activity, null, standing.last.at, waited, limit),
    });
  }
  found.sort((a, b) => (a.stray.happenedAt < b.stray.happenedAt ? -1 : 1));
  const asked = found.slice(0, MOST_ASKED);
  const rows = asked.map(({ stray }) => ({ orderId: parseId('ord', stray.orderId)!, kind: stray.kind }));
  const raised = await selectRaised(context.db, rows);
  const left = asked.filter(({ standing, stray }, index) => {
    const isTold = raised.has(`${rows[index]!.orderId} ${stray.kind}`);
    if (isTold) standing.told.add(stray.kind);
    return !isTold;
  });
  return left.slice(0, MOST_ANSWERED).map(({ stray }) => stray);
}

function toStray(
  { orderId, processId, version }: Standing,
  kind: Stray['kind'],
  activity: string,
  after: string | null,
  at: number,
  waitedSeconds: number | null,
  usualSeconds: number | null,
): Stray {
  return {
    orderId,
    processId,
    version,
    kind,
    activity,
    after,
    happenedAt: new Date(at).toISOString(),
    waitedSeconds,
    usualSeconds,
  };
}

async function usualWaits(
  context: EngineContext,
  watch: Watch,
  { processId, version }: Standing,
): Promise<Map<string, UsualWait>> {
  const now = context.now().getTime();
  const known = watch.waits.get(processId);
  if (known && now - known.at < LEARN_EVERY_MS) return known.usual;
  const followed = await modelOf(context, watch, processId, version);
  const set = await context.sets.get(LIVE);
  const usual = learnWaits(set, processId, followed?.model.net.labels ?? [], now);
  watch.waits.set(processId, { at: now, usual });
  usual.catch(() => watch.waits.delete(processId));
  return usual;
}
