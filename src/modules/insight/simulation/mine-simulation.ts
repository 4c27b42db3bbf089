// The operations behind simulations, where the log is: everything that a run needs, mined; and what of it a person can change.
import Type from 'typebox';
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import { tellDoers } from '../causes/doers.ts';
import { ORDER_OVER } from '../causes/ended-cases.ts';
import { createLocalTime } from '../causes/hour-of-week.ts';
import { readTimeZone } from '../causes/order-facts.ts';
import { meanOf } from '../causes/statistics/samples.ts';
import { defineOperation, type EngineContext } from '../engine/operation.ts';
import { insightRefusals } from '../errors.ts';
import { LIVE } from '../log/data-sets.ts';
import { caseCountOf } from '../mining/case-log.ts';
import type { LogQuery } from '../mining/log-query.ts';
import { openLog } from '../mining/open-log.ts';
import { figuresOfLog, NO_COSTS } from './figures.ts';
import { type FitParts, fitModel } from './fit-model.ts';
import { LEAST_CASES, mineHistory } from './mine-history.ts';
import type { Fitted, SimModel } from './model.ts';
import { cycleSecondsOf, type ProjectedLog, projectLog } from './project-log.ts';
import { resolveSimulatedModel } from './resolve-model.ts';
import type { MinedSimulation } from './run-simulation.ts';
import {
  AskSimulationModel,
  CostsView,
  SimulatedModel,
  SimulationLog,
  type SimulationModelView,
} from './schemas.ts';

const closed = { additionalProperties: false } as const;
const MOST_CYCLES = 20_000;
const MINING_MS = 120_000;

export const mineSimulation = defineOperation({
  name: 'insight.mineSimulation',
  input: Type.Object(
    {
      log: SimulationLog,
      model: SimulatedModel,
      otherModel: Type.Union([SimulatedModel, Type.Null()]),
      costs: CostsView,
    },
    closed,
  ),
  timeoutMs: MINING_MS,
  async run(context, { log: query, model: ref, otherModel, costs }): Promise<MinedSimulation> {
    const { model, projected, parts } = await prepare(context, query, ref);
    const { log } = projected;
    const history = mineHistory(model, parts);
    if (!history) throw tooFew(caseCountOf(log));
    const other = otherModel === null ? null : await prepare(context, query, otherModel);
    if (other && caseCountOf(other.projected.log) < LEAST_CASES)
      throw tooFew(caseCountOf(other.projected.log));
    return {
      fitted: fitModel(model, parts),
      history,
      other: other && fitModel(other.model, other.parts),
      today: figuresOfLog(model, log, costs),
      todayCycles: thin(cycleSecondsOf(log)),
    };
  },
});

const tooFew = (cases: number): ItemRefused =>
  new ItemRefused(0, refuse(insightRefusals.tooFewCases, { cases, needed: LEAST_CASES }));

/** Every n-th of the sorted values, so that the distribution stays. */
function thin(values: Float64Array): number[] {
  const sorted = values.sort();
  const step = Math.max(1, Math.ceil(sorted.length / MOST_CYCLES));
  return [...sorted.filter((_, index) => index % step === 0)];
}

interface Prepared {
  readonly model: SimModel;
  readonly projected: ProjectedLog;
  readonly parts: FitParts;
  readonly summary: SimulationModelView['log'];
}

async function prepare(context: EngineContext, query: LogQuery, ref: string): Promise<Prepared> {
  const { set, log: whole, notion, summary } = await openLog(context, query);
  const isLive = set.id === LIVE && notion === 'order';
  const model = await resolveSimulatedModel(ref, { db: context.db, log: whole, isLive });
  // Of our own orders it is known which are over; most of those that run have the same last event.
  const projected = projectLog(whole, model, isLive ? ORDER_OVER : null);
  const doers = tellDoers(whole.resources, set.id === LIVE, []);
  const local = createLocalTime(await readTimeZone(context.sets));
  return { model, projected, parts: { log: projected.log, doers, local }, summary };
}

export const showSimulationModel = defineOperation({
  name: 'insight.showSimulationModel',
  input: AskSimulationModel,
  timeoutMs: MINING_MS,
  async run(context, { model: ref = 'log', ...query }): Promise<SimulationModelView> {
    const { model, projected, parts, summary } = await prepare(context, query, ref);
    const fitted = fitModel(model, parts);
    const cases = caseCountOf(projected.log);
    const { waits, cycleMeanSeconds } = figuresOfLog(model, projected.log, NO_COSTS);
    return {
      log: summary,
      model: ref,
      name: model.name,
      cases,
      needed: LEAST_CASES,
      unended: projected.unended,
      cycleMeanSeconds: cases === 0 ? 0 : cycleMeanSeconds,
      perWeek: fitted.arrivals.reduce((sum, each) => sum + each, 0),
      arrivals: [...fitted.arrivals],
      activities: activitiesOf(fitted, waits),
      pools: fitted.pools.map(({ name, labels, people, capacity, service }) => ({
        name,
        activities: [...labels],
        people,
        capacity: [...capacity],
        workSeconds: meanOf(Object.values(service).flat()),
      })),
      choices: choicesOf(fitted),
      elements: model.nodes
        .filter(({ kind }) => kind === 'step' || kind === 'end' || kind === 'sub')
        .map(({ id, name }) => ({ node: id, name })),
      leftOut: model.leftOut.map((each) => ({
        ...each,
        name: model.nodes.find(({ id }) => id === each.element)?.name ?? '',
      })),
      unknown: [...projected.unknown],
    };
  },
});

function activitiesOf(
  { model, pools }: Fitted,
  waits: Readonly<Record<string, number>>,
): SimulationModelView['activities'] {
  const labels = new Set(
    model.nodes.flatMap(({ kind, label }) => (kind === 'step' && label !== null ? [label] : [])),
  );
  return [...labels].map((activity) => ({
    activity,
    waitSeconds: waits[activity] ?? null,
    pool: pools.find((pool) => pool.labels.includes(activity))?.name ?? null,
  }));
}

function choicesOf({ model, ways, guessed }: Fitted): SimulationModelView['choices'] {
  return model.nodes.flatMap(({ id, name, kind, out }) => {
    const probabilities = ways[id];
    if (kind !== 'xor' || out.length < 2 || !probabilities) return [];
    const found = out.map((to, way) => {
      const target = model.nodes[to]!;
      return { to: target.id, name: nameOf(model, to), probability: probabilities[way]! };
    });
    return [{ node: id, name, guessed: guessed.includes(id), ways: found }];
  });
}

/** A gateway without a name is called by what comes behind it. */
function nameOf({ nodes }: SimModel, at: number): string {
  let node = nodes[at]!;
  for (let step = 0; step < 5 && (node.name === '' || node.name === node.id) && node.out.length > 0; step++)
    node = nodes[node.out[0]!]!;
  return node.name;
}
