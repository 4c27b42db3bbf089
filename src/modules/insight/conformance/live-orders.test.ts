// Orders that really ran, held against the process that ran them; and the watch over those that still run.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestApplication, type TestApplication } from '../../../../tests/support/application.ts';
import { ADMIN } from '../../../../tests/support/company.ts';
import { type InsightWorld, openInsightWorld } from '../../../../tests/support/insight-world.ts';
import { openWarehouse, type Warehouse } from '../../../../tests/support/warehouse.ts';
import { FACT_TABLES } from '../kpis/facts/fact-tables.ts';
import { createFactRefresh } from '../kpis/facts/refresh-facts.ts';
import { raiseOrderAlert } from './commands/raise-order-alert.ts';
import { setProcessWatch } from './commands/set-process-watch.ts';
import { listDeviatingCases } from './operations/list-deviating-cases.ts';
import { listDeviations } from './operations/list-deviations.ts';
import { readModel } from './operations/read-model.ts';
import { showConformance } from './operations/show-conformance.ts';
import { listOrderAlerts, listWatches } from './queries.ts';
import { watchOrders } from './tasks.ts';

vi.setConfig({ testTimeout: 90_000 });
const HOUR = 3_600_000;
const PROCESS = 'process:order-to-cash';
const MODEL = fileURLToPath(new URL('../../../../processes/order-to-cash.bpmn', import.meta.url));

let app: TestApplication;
let warehouse: Warehouse;
let world: InsightWorld;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
  world = await openInsightWorld({
    db: app.db,
    now: () => app.clock.now(),
    liveTables: FACT_TABLES,
    afterIngest: createFactRefresh({ db: app.db, timeZone: 'Europe/Berlin' }),
  });
});
afterAll(async () => {
  await world.close();
  await app.close();
});

const card = (token: string) => ({ method: 'card', provider: 'sandbox', state: 'pending', token }) as const;

async function placed(overrides: Parameters<TestApplication['place']>[0] = {}): Promise<string> {
  const { orderId } = await app.place(overrides);
  await app.settle();
  return orderId;
}

async function answer(orderId: string, variables: Record<string, boolean>): Promise<void> {
  const [task] = await app.inbox(orderId);
  await app.accept(app.workflow.completeTask, { taskId: task!.taskId, variables });
  await app.settle();
}

/** What an order's alignment says beside its plain steps: `log orders.orderHeld`. */
async function strayed(orderId: string, model = PROCESS): Promise<string[]> {
  await world.catchUp();
  const { elements } = await world.engine.ask(readModel, { model });
  const known = new Set(elements.flatMap(({ activities }) => activities));
  const events = (await app.events(orderId)).filter((type) => known.has(type));
  // A log that changes all the time is read anew a moment later.
  return vi.waitFor(
    async () => {
      const { items } = await world.engine.ask(listDeviatingCases, { model, limit: 500 });
      const steps = items.find((item) => item.id === orderId)?.steps ?? [];
      expect(steps.filter((step) => step.kind !== 'model')).toHaveLength(events.length);
      return steps.filter((step) => step.kind !== 'both').map((step) => `${step.kind} ${step.activity}`);
    },
    { timeout: 40_000, interval: 200 },
  );
}

const SOFA = { lines: [{ sku: 'SOFA', quantity: 1 }] };
const SCARF = { lines: [{ sku: 'SCARF', quantity: 2 }], allowBackorder: true };

const JOURNEYS: readonly (readonly [string, () => Promise<string>])[] = [
  [
    'goes well',
    async () => {
      const orderId = await placed();
      await warehouse.deliver(await warehouse.ship(orderId));
      return orderId;
    },
  ],
  [
    'is not paid for in three days',
    async () => {
      const orderId = await placed({ payment: card('tok_decline') });
      await app.tick(73 * HOUR);
      return orderId;
    },
  ],
  [
    'is large and approved',
    async () => {
      const orderId = await placed(SOFA);
      await answer(orderId, { approved: true });
      await warehouse.deliver(await warehouse.ship(orderId));
      return orderId;
    },
  ],
  [
    'is large and rejected',
    async () => {
      const orderId = await placed(SOFA);
      await answer(orderId, { approved: false });
      return orderId;
    },
  ],
  [
    'is cancelled after its release',
    async () => {
      const orderId = await placed();
      await app.accept(app.orders.cancelOrder, { orderId, reason: 'found it cheaper' });
      await app.settle();
      return orderId;
    },
  ],
  [
    'waits for stock',
    async () => {
      const orderId = await placed(SCARF);
      await app.tick(HOUR);
      await app.receive('SCARF', 'LYS', 2);
      await app.settle();
      await warehouse.deliver(await warehouse.ship(orderId));
      return orderId;
    },
  ],
  [
    'leaves in two shipments',
    async () => {
      const orderId = await placed({
        lines: [
          { sku: 'MUG', quantity: 1 },
          { sku: 'SCARF', quantity: 1 },
        ],
        allowBackorder: true,
      });
      await warehouse.deliver(await warehouse.ship(orderId));
      await app.receive('SCARF', 'BER', 1);
      await app.settle();
      await warehouse.deliver(await warehouse.ship(orderId));
      return orderId;
    },
  ],
  [
    'comes back as it cannot be delivered',
    async () => {
      const orderId = await placed();
      await warehouse.track(await warehouse.ship(orderId), 'returned-to-sender');
      return orderId;
    },
  ],
  [
    'has its capture refused and is collected otherwise',
    async () => {
      const orderId = await placed({ payment: card('tok_capture_fails') });
      await warehouse.deliver(await warehouse.ship(orderId));
      await answer(orderId, { collected: false });
      await answer(orderId, { collected: true });
      return orderId;
    },
  ],
  [
    'is still on its way',
    async () => {
      const orderId = await placed();
      await warehouse.ship(orderId);
      return orderId;
    },
  ],
];

describe('orders and the process that ran them', () => {
  it.each(JOURNEYS)('has nothing to say of an order that %s', async (_name, travel) => {
    expect(await strayed(await travel())).toEqual([]);
  });

  it('names what people did beside the drawn process', async () => {
    const { orderId } = await app.place();
    await app.accept(app.orders.holdOrder, { orderId, reason: 'INCORRECT_ADDRESS' });
    await app.settle();
    await app.accept(app.orders.releaseHold, { orderId, reason: 'INCORRECT_ADDRESS' });
    await app.settle();
    await warehouse.deliver(await warehouse.ship(orderId));
    const found = await strayed(orderId);
    expect(found).toContain('log orders.orderHeld');
    const { items, cases } = await world.engine.ask(listDeviations, { model: PROCESS });
    const hold = items.find((item) => item.activity === 'orders.orderHeld')!;
    expect(hold).toMatchObject({
      kind: 'unexpected',
      after: 'orders.orderPlaced',
      cases: 1,
      share: 1 / cases,
    });
    expect(hold.sentence).toBe(
      'orders.orderHeld happened after orders.orderPlaced, where the model does not allow it',
    );
    const narrowed = await world.engine.ask(showConformance, { model: PROCESS, deviation: hold.key });
    expect(narrowed).toMatchObject({ cases: 1, fittingCases: 0 });
  });

  it('draws figures on the elements and tells what it left out and what still runs', async () => {
    const shown = await world.engine.ask(showConformance, { model: PROCESS });
    expect(shown).toMatchObject({
      cases: 11,
      otherCases: 0,
      runningCases: 1,
      alignedCases: 11,
      uncertainCases: 0,
      model: { version: 1 },
    });
    expect(shown.fittingCases).toBe(10);
    expect(shown.fitness).toBeGreaterThan(0.97);
    expect(shown.precision).toBeGreaterThan(0);
    expect(shown.leftOut.map(({ activity }) => activity)).toContain('fulfilment.packed');
    const of = (element: string) => shown.elements.find((each) => each.element === element);
    expect(of('Start_placed')).toMatchObject({ executions: 11, cases: 11, missing: 0, extra: 0 });
    expect(of('Task_hold')).toMatchObject({ executions: 2, extra: 1 });
    expect(of('Task_close')!.executions).toBe(6);
    expect(shown.replay.cases).toBe(10);
  });

  it('holds each order against the version that it ran', async () => {
    const xml = readFileSync(MODEL, 'utf8').replaceAll('>P3D<', '>P1D<');
    await app.accept(app.workflow.deployProcess, { xml }, ADMIN);
    const orderId = await placed();
    expect(await strayed(orderId, `${PROCESS}@2`)).toEqual([]);
    const both = await world.engine.ask(showConformance, { model: PROCESS });
    expect(both.versions.map(({ version, cases }) => [version, cases])).toEqual([
      [2, 1],
      [1, 11],
    ]);
    expect(await world.engine.ask(showConformance, { model: `${PROCESS}@2` })).toMatchObject({
      cases: 1,
      otherCases: 11,
    });
    expect(await world.engine.ask(showConformance, { model: `${PROCESS}@2`, orders: 'all' })).toMatchObject({
      cases: 12,
    });
    const model = await world.engine.ask(readModel, { model: `${PROCESS}@1` });
    expect(model.xml).toContain('>P3D<');
    expect(model.elements.find(({ element }) => element === 'Task_close')).toMatchObject({
      activities: ['orders.orderClosed'],
    });
    await expect(world.engine.ask(showConformance, { model: `${PROCESS}@9` })).rejects.toThrow(
      'insight.model-unknown',
    );
  });
});

describe('the watch over running orders', () => {
  const watch = (input: { leftModel: boolean; overdue: boolean; zeta?: number }) =>
    app.accept(setProcessWatch, { processId: 'order-to-cash', ...input });
  const look = async () => {
    await world.catchUp();
    return watchOrders({ executor: app.executor, engine: world.engine });
  };

  it('raises nothing while nobody has switched it on, and nothing of what was before', async () => {
    const before = await placed();
    await app.accept(app.orders.holdOrder, { orderId: before, reason: 'OTHER' });
    await app.settle();
    expect(await look()).toBe(0);
    await app.tick(1000);
    await watch({ leftModel: true, overdue: false });
    expect(await look()).toBe(0);
    expect(await listWatches(app.db)).toMatchObject({
      items: [{ processId: 'order-to-cash', leftModel: true, overdue: false }],
    });
    expect(await app.refusal(setProcessWatch, { processId: 'nothing', leftModel: true, overdue: true })).toBe(
      'insight.process-unknown',
    );
  });

  it('tells once when a running order leaves its model, as an event of the order', async () => {
    await app.tick(1000);
    const orderId = await placed();
    expect(await look()).toBe(0);
    await app.accept(app.orders.holdOrder, { orderId, reason: 'OTHER' });
    await app.settle();
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    await app.accept(app.orders.holdOrder, { orderId, reason: 'INCORRECT_ADDRESS' });
    await app.settle();
    expect(await look()).toBe(0);
    expect((await app.events(orderId)).filter((type) => type.startsWith('insight.'))).toEqual([
      'insight.orderLeftModel',
    ]);
    const { items } = await listOrderAlerts(app.db, {});
    expect(items).toMatchObject([{ orderId, kind: 'left-model', activity: 'orders.orderHeld', version: 2 }]);
    const again = {
      orderId,
      kind: 'left-model',
      processId: 'order-to-cash',
      version: 2,
      activity: 'x',
      after: null,
      happenedAt: '2026-10-19T08:00:00Z',
      waitedSeconds: null,
      usualSeconds: null,
    } as const;
    expect(await app.accept(raiseOrderAlert, again)).toEqual({ raised: false });
  });

  it('tells once when a running order waits longer than is usual after its last step', async () => {
    for (let count = 0; count < 32; count += 1) {
      const { orderId } = await app.place({ lines: [{ sku: 'BOOK', quantity: 1 }] });
      await app.settle();
      await app.accept(app.orders.cancelOrder, { orderId });
      await app.tick(1000);
    }
    await watch({ leftModel: false, overdue: true, zeta: 3 });
    await app.tick(2 * HOUR);
    const slow = await placed({ lines: [{ sku: 'BOOK', quantity: 1 }] });
    expect((await listOrderAlerts(app.db, { kind: 'overdue' })).items).toEqual([]);
    await look();
    await app.tick(200 * HOUR);
    await look();
    const { items } = await listOrderAlerts(app.db, { kind: 'overdue' });
    const found = items.find((item) => item.orderId === slow)!;
    expect(found).toMatchObject({ kind: 'overdue', processId: 'order-to-cash', version: 2 });
    expect(found.waitedSeconds).toBeGreaterThan(found.usualSeconds!);
    expect(await look()).toBe(0);
    expect((await app.events(slow)).filter((type) => type === 'insight.orderOverdue')).toHaveLength(1);
  });
});
