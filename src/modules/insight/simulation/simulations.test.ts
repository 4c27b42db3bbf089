// Simulations over a real database and engine: asked, mined, run and kept by the worker; every refusal, a change of what is not there, an end before
// the end. Causes over the same logs, as a server asks them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openTestApplication,
  runJobs,
  SETTINGS,
  type TestApplication,
} from '../../../../tests/support/application.ts';
import { element, model, path } from '../../../../tests/support/bpmn-builder.ts';
import { type InsightWorld, openInsightWorld } from '../../../../tests/support/insight-world.ts';
import { buildApplication } from '../../../main/build-application.ts';
import type { Actor } from '../../../platform/command.ts';
import { ItemRefused } from '../../../platform/errors.ts';
import { silentLog } from '../../../platform/log.ts';
import { listAutomationCandidates } from '../causes/operations/list-automation-candidates.ts';
import { listBottlenecks } from '../causes/operations/list-bottlenecks.ts';
import { listPredictions, showPredictionQuality } from '../causes/operations/list-predictions.ts';
import { listCauseCases, listRootCauses } from '../causes/operations/list-root-causes.ts';
import { drawSample, fillSample, type SampleCase } from '../causes/sample-log.fixture.ts';
import { uploadModel } from '../conformance/commands/upload-model.ts';
import { cancelSimulation } from './commands/cancel-simulation.ts';
import { finishSimulation } from './commands/finish-simulation.ts';
import { startSimulation } from './commands/start-simulation.ts';
import { showSimulationModel } from './mine-simulation.ts';
import { listSimulations, readSimulation } from './queries.ts';
import type { StartSimulationInput } from './schemas.ts';

const PLANNER: Actor = { id: 'user:planner', role: 'operations' };
const UNKNOWN = 'sml_00000000000000000000000000';
let app: TestApplication;
let world: InsightWorld;
let dataset: string;
let sample: SampleCase[];

beforeAll(async () => {
  app = await openTestApplication();
  world = await openInsightWorld({ db: app.db, now: () => app.clock.now(), timeZone: 'Europe/Berlin' });
  // The worker asks the engine of this test.
  const { tasks } = buildApplication(app.db, app.clock, silentLog, SETTINGS, world.engine);
  app.tasks['insight.runSimulation'] = tasks['insight.runSimulation']!;
  sample = drawSample({ cases: 500, seed: 5 });
  dataset = (await world.sets.create('sample', (connection) => fillSample(connection, sample))).id;
}, 120_000);
afterAll(async () => {
  await world?.close();
  await app?.close();
});

const start = async (input: StartSimulationInput, actor = PLANNER): Promise<string> =>
  (await app.accept(startSimulation, { log: { dataset }, replications: 3, weeks: 2, ...input }, actor))
    .simulationId;

async function simulate(input: StartSimulationInput) {
  const id = await start(input);
  await runJobs(app);
  return (await readSimulation(app.db, id))!;
}
const HALF: StartSimulationInput['changes'] = [{ kind: 'time', activity: 'shipped', factor: 0.5 }];

describe('a simulation', () => {
  it('is run by the worker, validated first, and kept beside today', async () => {
    const { result, ...kept } = await simulate({ name: 'Faster', changes: HALF });
    expect(kept).toMatchObject({
      state: 'finished',
      progress: 1,
      model: 'log',
      name: 'Faster',
      failure: null,
    });
    const { trainedOn, testedOn } = result!.validation;
    expect(trainedOn + testedOn).toBe(sample.filter(({ isRunning }) => !isRunning).length);
    expect(result!.validation.verdict).not.toBe('far');
    expect(result!.difference.cycleMeanSeconds.high).toBeLessThan(0);
    expect(result!.today.cycleP50Seconds).toBeGreaterThan(0);
    const types = await app.db.pool.query<{ type: string }>(
      'select type from platform.events where objects::text like $1 order by position',
      [`%${kept.simulationId}%`],
    );
    expect(types.rows.map(({ type }) => type)).toEqual([
      'insight.simulationStarted',
      'insight.simulationFinished',
    ]);
  });

  it('costs what an hour costs, in the currency that was said, and nothing where nobody said it', async () => {
    const costs = { currency: 'JPY', perCaseHourMinor: 60 };
    const { result, ...kept } = await simulate({ changes: HALF, costs });
    expect(kept.costs).toEqual({ ...costs, perPersonHourMinor: 0 });
    expect(result!.today.costPerDayMinor).toBeGreaterThan(0);
    const free = await simulate({ changes: HALF });
    expect(free.costs).toEqual({ currency: null, perCaseHourMinor: 0, perPersonHourMinor: 0 });
    expect(free.result!.today.costPerDayMinor).toBe(0);
  });

  it('runs a drawing that was uploaded, against the process of the log', async () => {
    const source = model([
      element('startEvent', 'begin'),
      element('task', 'placed'),
      element('task', 'picked'),
      element('task', 'shipped'),
      element('endEvent', 'end'),
      path('begin', 'placed', 'picked', 'shipped', 'end'),
    ]);
    const { ref } = await app.accept(uploadModel, { name: 'Without review', source }, PLANNER);
    const { result, state } = await simulate({ otherModel: ref });
    expect(state).toBe('finished');
    expect(result!.change.waits.reviewed).toBeUndefined();
    expect(result!.base.waits.reviewed).toBeDefined();
    const shown = await world.engine.ask(showSimulationModel, { dataset, model: ref });
    expect(shown.unknown).toEqual(['reviewed']);
    expect(shown.activities.map(({ activity }) => activity)).toEqual(['placed', 'picked', 'shipped']);
  });

  it('runs the deployed order process as it is drawn', async () => {
    const shown = await world.engine.ask(showSimulationModel, { model: 'process:order-to-cash' });
    expect(shown.name).toBe('Order to cash');
    expect(shown.cases).toBe(0);
    const { state, failure } = await simulate({
      log: { dataset: 'live' },
      model: 'process:order-to-cash',
      changes: HALF,
    });
    expect([state, failure]).toEqual([
      'failed',
      'Too few cases have ended to learn from. 0 of the 50 that are needed.',
    ]);
  });

  it('is refused when it changes nothing, and when too many wait', async () => {
    expect(await app.refusal(startSimulation, { log: { dataset } }, PLANNER)).toBe(
      'insight.nothing-simulated',
    );
    const open: string[] = [];
    for (let count = 0; count < 10; count++) open.push(await start({ changes: HALF }));
    expect(await app.refusal(startSimulation, { changes: HALF }, PLANNER)).toBe(
      'insight.too-many-simulations',
    );
    expect(await app.refusal(startSimulation, { changes: HALF }, { id: 'user:x', role: 'service' })).toBe(
      'platform.not-allowed',
    );
    for (const simulationId of open) await app.accept(cancelSimulation, { simulationId }, PLANNER);
    await runJobs(app);
    expect(await readSimulation(app.db, open[0]!)).toMatchObject({ state: 'cancelled', result: null });
    expect(await app.refusal(cancelSimulation, { simulationId: open[0]! }, PLANNER)).toBe(
      'insight.simulation-ended',
    );
    expect(await app.refusal(cancelSimulation, { simulationId: UNKNOWN }, PLANNER)).toBe(
      'insight.simulation-unknown',
    );
    const system: Actor = { id: 'system', role: 'system' };
    const failure = { simulationId: open[0]!, failure: 'late' };
    expect(await app.refusal(finishSimulation, failure, system)).toBe('insight.simulation-ended');
    expect(await app.refusal(finishSimulation, { ...failure, simulationId: UNKNOWN }, system)).toBe(
      'insight.simulation-unknown',
    );
  });

  it('fails with a sentence when a change is of something that is not there, or the log is gone', async () => {
    const wrong = await simulate({ changes: [...HALF!, { kind: 'automate', activity: 'painted' }] });
    expect([wrong.state, wrong.failure]).toEqual(['failed', 'Change 2: The model has no activity painted.']);
    const gone = await simulate({ log: { dataset: '00000000-0000-0000-0000-000000000000' }, changes: HALF });
    expect([gone.state, gone.failure]).toEqual(['failed', 'There is no such data set.']);
    const unknown = await simulate({ model: 'process:never-drawn', changes: HALF });
    expect(unknown.failure).toBe('There is no such model.');
  });

  it('is listed page by page, newest first', async () => {
    const first = await listSimulations(app.db, { limit: 2 });
    const rest = await listSimulations(app.db, { limit: 500, after: first.next! });
    const all = await listSimulations(app.db, { limit: 500 });
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(await readSimulation(app.db, 'nonsense')).toBeNull();
    expect(await readSimulation(app.db, UNKNOWN)).toBeNull();
  });
});

describe('causes of a log that was brought in', () => {
  it('show where its cases wait, by its places', async () => {
    const found = await world.engine.ask(listBottlenecks, { dataset, place: 'site', costPerHourMinor: 200 });
    expect(found.edges[0]).toMatchObject({ from: 'picked', to: 'shipped' });
    expect(found.cost).toMatchObject({ basis: 'stated', cases: 500 });
    expect(found.cost!.amountMinor).toBeCloseTo((found.totalSeconds / 3600) * 200, 3);
    expect(found.locations.map(({ name }) => name).sort()).toEqual(['Hamburg', 'Lyon']);
    expect(found.edges.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    await expect(world.engine.ask(listBottlenecks, { dataset, place: 'moon' })).rejects.toBeInstanceOf(
      ItemRefused,
    );
  });

  it('find what was planted, not what only goes along with it, and the cases behind it', async () => {
    const asked = { dataset, outcome: 'slow' as const, slowSeconds: 40 * 3600 };
    const found = await world.engine.ask(listRootCauses, asked);
    const carrier = found.findings.find(
      ({ feature, level }) => feature.name === 'carrier' && level.value === 'cargo',
    )!;
    expect(carrier.excess).toBeGreaterThan(0);
    expect(carrier.qValue).toBeLessThan(0.001);
    expect(carrier.adjusted!.verdict).toBe('holds');
    expect(carrier.sentence).toMatch(/^Cases with carrier cargo: \d/);
    // Lyon uses that carrier more: within carriers nothing is left of it.
    const site = found.findings.find(
      ({ feature, level }) => feature.name === 'site' && level.value === 'Lyon',
    )!;
    expect(site.adjusted).toMatchObject({ by: { name: 'carrier' }, verdict: 'explained' });
    const cases = await world.engine.ask(listCauseCases, {
      ...asked,
      feature: 'carrier',
      kind: 'attribute',
      label: 'cargo',
      hit: true,
      limit: 500,
    });
    expect(cases.items).toHaveLength(carrier.hits);
    expect(cases.items.every(({ seconds }) => seconds! > 40 * 3600)).toBe(true);
  });

  it('answer questions that the log cannot answer with the place of the mistake', async () => {
    const problem = async (input: object) => {
      const error = await world.engine
        .ask(listRootCauses, { dataset, ...input } as never)
        .catch((caught: unknown) => caught);
      const { refusal } = error as ItemRefused;
      return (refusal.details as { problems: { at: string }[] }).problems[0]!.at;
    };
    expect(await problem({ outcome: 'cancelled' })).toBe('/outcome');
    expect(await problem({ outcome: 'reached' })).toBe('/activity');
    expect(await problem({ outcome: 'slow', cuts: '[1]' })).toBe('/cuts');
  });

  it('rank what people do that a machine could do', async () => {
    const { candidates, machines } = await world.engine.ask(listAutomationCandidates, { dataset });
    expect(machines).toEqual(['System']);
    expect(candidates.map(({ activity }) => activity)).toEqual(['picked', 'reviewed']);
    expect(candidates[1]!.sentence).toMatch(/^People do .* of reviewed/);
  });

  it('predict running cases, the most at risk first, and show how good that was', async () => {
    const query = { dataset, withinSeconds: 48 * 3600 };
    const found = await world.engine.ask(listPredictions, query);
    expect(found).toMatchObject({
      state: 'ready',
      running: sample.filter(({ isRunning }) => isRunning).length,
    });
    const chances = found.items.map(({ lateProbability }) => lateProbability ?? -1);
    expect(chances).toEqual([...chances].sort((one, two) => two - one));
    expect(found.attributes).toContain('carrier');
    const quality = await world.engine.ask(showPredictionQuality, query);
    expect(quality.state).toBe('tested');
    expect(quality.remaining!.errorSeconds).toBeLessThan(quality.remaining!.naiveErrorSeconds);
  });
});

describe('causes of the live log', () => {
  it('know the orders: who was cancelled, which are due, what their waiting costs', {
    timeout: 90_000,
  }, async () => {
    const placed: string[] = [];
    for (let count = 0; count < 24; count++) {
      app.clock.advance(60_000);
      const channel = count % 2 === 0 ? 'web' : 'phone';
      placed.push((await app.place({ channel })).orderId);
    }
    app.clock.advance(3_600_000);
    for (const [index, orderId] of placed.entries())
      if (index % 2 === 1) await app.accept(app.orders.cancelOrder, { orderId });
    await app.settle();
    await world.catchUp();
    const causes = await world.engine.ask(listRootCauses, { outcome: 'cancelled', minSupport: 5 });
    // The others are not over yet: nobody can say what becomes of them.
    expect(causes).toMatchObject({ cases: 12, hits: 12, unknown: 12 });
    const waits = await world.engine.ask(listBottlenecks, {});
    expect(waits.cost).toMatchObject({ basis: 'value', currency: 'EUR' });
    expect(waits.timeZone).toBe('Europe/Berlin');
    const few = await world.engine.ask(listPredictions, {});
    expect(few).toMatchObject({ state: 'too-few', running: 12, items: [] });
    // Those that run all stand at the same event; none of them has ended.
    const model = await world.engine.ask(showSimulationModel, { model: 'process:order-to-cash' });
    expect(model).toMatchObject({ cases: 12, unended: 12, needed: 50 });
    const simulated = await simulate({
      log: { dataset: 'live' },
      model: 'process:order-to-cash',
      changes: HALF,
    });
    expect(simulated.failure).toBe('Too few cases have ended to learn from. 12 of the 50 that are needed.');
  });
});
