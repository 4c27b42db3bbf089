import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { createKnownOrders, logEvents } from '../../../tests/support/message-facts.ts';
import { createMovableClock } from '../../platform/clock.ts';
import { type Actor, SYSTEM_ACTOR } from '../../platform/command.ts';
import { createExecutor } from '../../platform/execute.ts';
import { formatId, newUuid, type Uuid } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import type { QueryRoute } from '../../platform/routes.ts';
import { catchUp, registerSubscriber } from '../../platform/subscriptions.ts';
import { suppressRecipient } from './commands/suppress-recipient.ts';
import { routes } from './http.ts';
import { createNotificationsSubscriber } from './subscriber.ts';

let db: TestDatabase;
let orderId: Uuid;
const clock = createMovableClock('2026-11-20T10:00:00Z');
const reader: Actor = { id: 'user:ann', role: 'read-only' };

beforeAll(async () => {
  db = await openTestDatabase();
  await registerSubscriber(db, 'notifications', false);
  const orders = createKnownOrders();
  orderId = orders.add();
  await logEvents(db, clock, [{ type: 'orders.orderPlaced', orderId }]);
  await catchUp(db, clock, [
    createNotificationsSubscriber({ readMessageFacts: orders.read, smtpConfigured: false }),
  ]);
  await createExecutor(db, clock, silentLog).execute(suppressRecipient, [
    { actor: SYSTEM_ACTOR, input: { recipient: 'off@example.com', reason: 'opted-out', note: 'by phone' } },
  ]);
});
afterAll(() => db.drop());

function findRoute(name: string): QueryRoute {
  const route = routes.find((each) => each.kind === 'query' && each.name === name);
  return route as QueryRoute;
}

async function ask(name: string, params: object, query: object): Promise<unknown> {
  const route = findRoute(name);
  expect(Value.Check(route.params, params)).toBe(true);
  expect(Value.Check(route.query, query)).toBe(true);
  const executor = createExecutor(db, clock, silentLog);
  const answer = await route.run({ db, clock, actor: reader, executor }, { params, query } as never);
  if (answer !== null) expect(Value.Errors(route.output, answer)).toEqual([]);
  return answer;
}

describe('the mailbox over HTTP', () => {
  it('answers every read in the form that its schema promises', async () => {
    const order = formatId('ord', orderId);
    const list = await ask(
      'notifications.findMessages',
      {},
      { limit: 10, state: 'in-mailbox', orderId: order },
    );
    expect(list).toMatchObject({ items: [{ orderId: order, template: 'order-confirmed' }], next: null });
    expect(await ask('notifications.findOrderMessages', { orderId: order }, {})).toEqual(list);
    const { messageId } = (list as { items: { messageId: string }[] }).items[0]!;
    expect(await ask('notifications.showMessage', { messageId }, {})).toMatchObject({
      subject: 'Your order 100-4711 is confirmed',
    });
    expect(await ask('notifications.findSuppressions', {}, {})).toMatchObject({
      items: [{ recipient: 'off@example.com', template: '*', note: 'by phone' }],
    });
  });

  it('knows no message that is not there', async () => {
    expect(await ask('notifications.showMessage', { messageId: formatId('msg', newUuid(7)) }, {})).toBeNull();
  });

  it('is closed to keys of channels', () => {
    for (const route of routes) {
      const roles = 'command' in route ? route.command.roles : route.roles;
      expect(roles).toBeDefined();
      expect(roles).not.toContain('channel');
    }
  });

  it.each([
    [{ state: 'lost' }],
    [{ template: 'newsletter' }],
    [{ orderId: 'ord_1' }],
    [{ after: 'x' }],
    [{ limit: 0 }],
    [{ limit: 5000 }],
    [{ colour: 'red' }],
  ])('refuses the filter %j', (query) => {
    expect(Value.Check(findRoute('notifications.findMessages').query, query)).toBe(false);
  });
});
