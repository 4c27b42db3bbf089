// The page behind the link of a pick-up: a form in the customer's language without a script, which tells the store; a link that is not
// ours says so and tells nobody.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listFulfilmentCommands } from '../../src/modules/fulfilment/index.ts';
import { readFulfilmentOrder } from '../../src/modules/fulfilment/queries.ts';
import { type Command, createRegistry } from '../../src/platform/command.ts';
import { ADMIN, OPERATIONS, openWorld, type World } from '../support/fulfilment-world.ts';
import { startServer, type TestServer } from './start-server.ts';

let world: World;
let server: TestServer;
beforeAll(async () => {
  world = await openWorld(10);
  const commands = createRegistry(
    listFulfilmentCommands(world.fulfilment) as unknown as Command<never, unknown>[],
  );
  server = await startServer({ db: world.db, commands });
});
afterAll(async () => {
  await server.stop();
  await world.db.drop();
});

async function readyPickup(): Promise<{ fulfilmentOrderId: string; path: string }> {
  const orderId = await world.place([['A', 1]], { shipGroups: [{ pickupLocation: 'PAR' }] });
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  await world.accept(world.inventory.upsertLocation, { code: 'PAR', capabilities: ['curbside'] }, ADMIN);
  await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
  const ready = (await world.events(orderId)).find((event) => event.type === 'fulfilment.readyForPickup');
  return { fulfilmentOrderId, path: new URL(ready!.attributes.arrivalUrl as string).pathname };
}
const headers = (language: string) => ({
  'accept-language': language,
  'content-type': 'application/x-www-form-urlencoded',
});

it('shows a form in the customer’s language, and tells the store what was written', async () => {
  const { fulfilmentOrderId, path } = await readyPickup();
  const page = await server.call('GET', path, undefined, { key: null, headers: headers('tr-TR,tr;q=0.9') });
  expect(page.status).toBe(200);
  expect(page.text).toContain('<html lang="tr">');
  expect(page.text).toContain('Buradayım');
  const form = 'bay=7&vehicle=red+%3Cvan%3E&note=++&more=1';
  const sent = await server.call('POST', path, form, { key: null, headers: headers('en') });
  expect(sent.status).toBe(200);
  expect(sent.text).toContain('The store knows that you are here');
  const shown = await readFulfilmentOrder(world.db, world.locations, OPERATIONS, fulfilmentOrderId);
  expect(shown).toMatchObject({ arrival: { bay: '7', vehicle: 'red <van>' } });
  expect(sent.text).toContain(fulfilmentOrderId.slice(-6).toUpperCase());
});

it('says that a link is not good, in words, and without a key nothing else', async () => {
  const { path } = await readyPickup();
  for (const wrong of [`${path.slice(0, -2)}xy`, '/pickup/nonsense']) {
    const answer = await server.call('POST', wrong, 'bay=7', { key: null, headers: headers('pl') });
    expect(answer.text).toContain('Ten link już nie działa.');
    expect(answer.status).toBeGreaterThanOrEqual(400);
  }
  const big = await server.call('POST', path, `note=${'x'.repeat(9000)}`, {
    key: null,
    headers: headers('en'),
  });
  expect(big.status).toBe(413);
  const json = await server.call('POST', path, { bay: '7' }, { key: null });
  expect(json.status).toBe(415);
});
