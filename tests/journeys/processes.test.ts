// Journeys of the process itself: a new version for new orders alone, and a command that fails by a bug.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Command } from '../../src/platform/command.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADMIN } from '../support/company.ts';
import { AUTHORISED, PLACED, RELEASED, SHIPPED_TO_CLOSED } from '../support/order-events.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';

let app: TestApplication;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
});
afterAll(() => app.close());
afterEach(async () => expect(await app.checkAll()).toEqual([]));

const MODEL = fileURLToPath(new URL('../../processes/order-to-cash.bpmn', import.meta.url));
const DAY = 86_400_000;
const declined = { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_decline' } as const;

/** Puts another `run` in a command's place, as a bad release would, and gives back what mends it. */
function breakCommand(name: string, run: Command['run']): () => void {
  const registry = app.commands as Map<string, Command<never, unknown>>;
  const whole = registry.get(name)!;
  registry.set(name, { ...whole, run });
  return () => registry.set(name, whole);
}

it('leaves a running order on its version while new orders run on the next one', async () => {
  const old = await app.place({ payment: declined });
  await app.settle();
  const xml = readFileSync(MODEL, 'utf8').replaceAll('>P3D<', '>P1D<');
  const deployed = await app.accept(app.workflow.deployProcess, { xml }, ADMIN);
  expect(deployed).toMatchObject({ processId: 'order-to-cash', version: 2 });
  const young = await app.place({ payment: declined });
  const paid = await app.place();
  await app.settle();
  expect(await app.process(old.orderId)).toMatchObject({ version: 1, at: ['Gateway_again'] });
  expect(await app.process(young.orderId)).toMatchObject({ version: 2, at: ['Gateway_again'] });

  await app.tick(DAY);
  expect(await app.view(young.orderId)).toMatchObject({ status: 'cancelled' });
  expect(await app.view(old.orderId)).toMatchObject({ status: 'placed' });
  await warehouse.deliver(await warehouse.ship(paid.orderId));
  expect(await app.process(paid.orderId)).toMatchObject({ version: 2, status: 'completed' });
  await app.tick(2 * DAY);
  expect(await app.view(old.orderId)).toMatchObject({ status: 'cancelled' });
  expect(await app.process(old.orderId)).toMatchObject({ version: 1, status: 'completed' });
});

it('refuses a version that it could not run, and goes on with the one before', async () => {
  const xml = readFileSync(MODEL, 'utf8').replace('type="orders.closeOrder"', 'type="orders.closeTheOrder"');
  expect(await app.refusal(app.workflow.deployProcess, { xml }, ADMIN)).toMatch(/^workflow\./);
  const { orderId } = await app.place();
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('makes an incident of a command that fails, for that order alone, and goes on when it is tried again', async () => {
  const bad = await app.place();
  const good = await app.place();
  const whole = app.fulfilment.releaseOrder.run;
  const mend = breakCommand('fulfilment.releaseOrder', (tx, items) => {
    const isBad = items.some((item) => (item.input as { orderId: string }).orderId === bad.orderId);
    if (isBad) throw new Error('a bug with this order');
    return whole(tx, items);
  });
  await app.settle();
  expect(await app.view(good.orderId)).toMatchObject({ status: 'released' });
  expect(await app.view(bad.orderId)).toMatchObject({ status: 'placed' });
  expect(await app.process(bad.orderId)).toMatchObject({
    status: 'incident',
    at: ['Sub_fulfil', 'Task_release'],
  });
  const [incident] = await app.incidents(bad.orderId);
  expect(incident).toMatchObject({ node: 'Task_release', message: 'a bug with this order' });

  const { incidentId } = incident!;
  await app.accept(app.workflow.settleIncident, { incidentId, action: 'retry' });
  await app.settle();
  const [again] = await app.incidents(bad.orderId);
  expect(again!.incidentId).not.toBe(incidentId);

  mend();
  await app.accept(app.workflow.settleIncident, { incidentId: again!.incidentId, action: 'retry' });
  await app.settle();
  expect(await app.incidents(bad.orderId)).toEqual([]);
  for (const { orderId } of [bad, good]) await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(bad.orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    'workflow.incidentRaised',
    'workflow.incidentSettled',
    'workflow.incidentRaised',
    'workflow.incidentSettled',
    ...RELEASED,
    ...SHIPPED_TO_CLOSED,
  ]);
  expect(await app.refusal(app.workflow.settleIncident, { incidentId, action: 'retry' })).toBe(
    'workflow.incident-settled',
  );
});

it('lets a person do by hand what a command could not, and takes it as done', async () => {
  const { orderId } = await app.place();
  const mend = breakCommand('fulfilment.releaseOrder', () => Promise.reject(new Error('a bug')));
  await app.settle();
  mend();
  await app.accept(app.fulfilment.releaseOrder, { orderId });
  const [incident] = await app.incidents(orderId);
  await app.accept(app.workflow.settleIncident, {
    incidentId: incident!.incidentId,
    action: 'repair',
    variables: { backorderedUnits: 0 },
  });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});
