// Promises of cases: what is due when, who sees what, what a word of the customer changes, and that nothing is said twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  AGENT,
  OTHER_SHOP,
  openServiceWorld,
  type ServiceWorld,
  SHOP,
} from '../../../tests/support/service-world.ts';
import { sql } from '../../platform/db.ts';
import { parseId } from '../../platform/ids.ts';
import { createCustomer } from '../customers/index.ts';
import { findMessages, showMessage } from '../notifications/queries.ts';
import { listCases, readCase, readQueues } from './queries.ts';
import { createTasks } from './tasks.ts';

let world: ServiceWorld;
let orderId: string;
beforeAll(async () => {
  world = await openServiceWorld();
  orderId = await world.place([['A', 1]], {
    customer: { name: 'Ada', email: 'ada@example.com', locale: 'pl' },
  });
});
afterAll(() => world.db.drop());

const NOWHERE = 'cas_01h455vb4pex5vsknk084sn02q';
const open = (more: object = {}, actor = AGENT) =>
  world.accept(
    world.service.openCase,
    { kind: 'lost', subject: 'Where is it?', text: 'Not here', orderIds: [orderId], ...more },
    actor,
  );
const view = async (caseId: string) => (await readCase(world.db, ADMIN, world.clock.now(), caseId))!;
const say = (caseId: string, kind: 'customer' | 'reply' | 'note', more: object = {}) =>
  world.accept(world.service.addMessage, { caseId, kind, text: `a ${kind}`, ...more }, AGENT);

describe('a case', () => {
  it('is opened with the order’s customer, a number, and times that are due in business hours', async () => {
    const opened = await open();
    expect(opened).toMatchObject({ state: 'open', number: expect.stringMatching(/^C-\d{4,}$/) });
    const each = await view(opened.caseId);
    expect(each).toMatchObject({
      email: 'ada@example.com',
      locale: 'pl',
      channel: 'web',
      openedBy: 'user:agent',
    });
    // Monday 09:00 UTC, 120 and 1440 open minutes of ten hours a day.
    expect(each.dueAt).toBe('2026-11-02T11:00:00.000Z');
    expect(each.resolutionDue).toBe('2026-11-04T13:00:00.000Z');
    expect(each.messages.map(({ kind, text }) => [kind, text])).toEqual([['customer', 'Not here']]);
    expect(await world.types(orderId)).toContain('service.caseOpened');
  });

  it('without an order is opened too, and its events are in the log', async () => {
    const { caseId } = await open({ orderIds: undefined, email: 'bob@example.com' });
    const rows = await world.db.query<{ objects: string[][] }>(
      sql`select objects from platform.events where type = 'service.caseOpened' and order_id is null`,
    );
    expect(rows.flatMap((row) => row.objects.map(([, id]) => id))).toContain(caseId);
  });

  it('tells the customer that the message has arrived when asked, in the customer’s language', async () => {
    const { number } = await open({ acknowledge: true });
    const { items } = await findMessages(world.db, {
      recipient: 'ada@example.com',
      template: 'case-received',
      limit: 1,
    });
    expect((await showMessage(world.db, items[0]!.messageId))!.subject).toContain(`[${number}]`);
    expect(items[0]!.locale).toBe('pl');
  });

  it('is refused for orders and customers that do not exist, and for a channel’s orders of others', async () => {
    const input = { kind: 'other' as const, subject: 'x' };
    const unknown = 'ord_01h455vb4pex5vsknk084sn02q';
    const refusal = (more: object, actor = AGENT) =>
      world.refusal(world.service.openCase, { ...input, ...more }, actor);
    expect(await refusal({ orderIds: [unknown] })).toBe('service.order-unknown');
    expect(await refusal({ customerId: 'cus_01h455vb4pex5vsknk084sn02q' })).toBe('service.customer-unknown');
    expect(await refusal({ orderIds: [orderId] }, OTHER_SHOP)).toBe('service.order-unknown');
    expect(await refusal({ orderIds: [orderId] }, SHOP)).toBe('accepted');
    expect(await refusal({ orderIds: [orderId] }, { id: 'user:r', role: 'read-only' as const })).toBe(
      'platform.not-allowed',
    );
  });

  it('is opened once for the same key', async () => {
    const call = {
      input: { kind: 'other' as const, subject: 'Once' },
      actor: AGENT,
      idempotencyKey: 'case-1',
    };
    const [first] = await world.executor.execute(world.service.openCase, [call]);
    const [again] = await world.executor.execute(world.service.openCase, [call]);
    expect(again).toEqual({ ...first, replayed: true });
  });
});

describe('a message', () => {
  it('from us goes out by e-mail with the reference and stops the clock; the customer’s starts it again', async () => {
    const { caseId, number } = await open();
    const reply = await say(caseId, 'reply', { text: 'It is on its way.\n\nKind of.' });
    expect(reply).toMatchObject({ sent: true, state: 'waiting-for-customer' });
    const answered = await view(caseId);
    expect(answered).toMatchObject({ dueAt: null, firstResponseAt: world.clock.now().toISOString() });
    const mail = (await showMessage(world.db, answered.messages.at(-1)!.mailId!))!;
    expect(mail.subject).toContain(number);
    expect(mail.text).toContain('It is on its way.');
    expect(mail.text).toContain('Kind of.');
    expect(mail.orderId).toBe(orderId);
    expect(await say(caseId, 'customer')).toMatchObject({ state: 'waiting-for-us' });
    expect((await view(caseId)).dueAt).toBe('2026-11-02T11:00:00.000Z');
    expect(await say(caseId, 'note')).toMatchObject({ state: 'waiting-for-us', sent: false });
  });

  it('shows hostile words as text', async () => {
    const { caseId } = await open({ subject: '<script>alert(1)</script>' });
    await say(caseId, 'reply', { text: '<img src=x onerror=alert(1)>' });
    const mail = (await showMessage(world.db, (await view(caseId)).messages.at(-1)!.mailId!))!;
    expect(mail.html).not.toContain('<script>alert');
    expect(mail.html).not.toContain('<img src=x');
  });

  it('without an address is refused unless it was given otherwise; a note needs none', async () => {
    const { caseId } = await open({ orderIds: undefined });
    const input = { caseId, kind: 'reply' as const, text: 'hello' };
    expect(await world.refusal(world.service.addMessage, input, AGENT)).toBe('service.no-address');
    expect(await say(caseId, 'reply', { send: false })).toMatchObject({
      sent: false,
      state: 'waiting-for-customer',
    });
  });

  it('is refused for no case, for a closed one, and for a channel that would speak as us or to others', async () => {
    const { caseId } = await open();
    const refusal = (input: object, actor = AGENT) =>
      world.refusal(world.service.addMessage, { caseId, kind: 'customer', text: 'x', ...input }, actor);
    expect(await refusal({ caseId: NOWHERE })).toBe('service.case-unknown');
    expect(await refusal({}, OTHER_SHOP)).toBe('service.case-unknown');
    expect(await refusal({ kind: 'reply' }, SHOP)).toBe('platform.not-allowed');
    expect(await refusal({}, SHOP)).toBe('accepted');
    await world.accept(world.service.resolveCase, { caseId, resolution: 'answered' }, AGENT);
    await world.accept(world.service.closeCase, { caseId }, AGENT);
    expect(await refusal({})).toBe('service.case-closed');
    expect(await refusal({ kind: 'note' })).toBe('accepted');
  });

  it('of the customer opens a resolved case again; notes stay hidden from a channel', async () => {
    const { caseId } = await open();
    await say(caseId, 'note');
    expect(await say(caseId, 'reply', { resolve: true })).toMatchObject({ state: 'resolved' });
    expect(await say(caseId, 'customer')).toMatchObject({ state: 'waiting-for-us' });
    expect(await view(caseId)).toMatchObject({ reopened: 1, resolution: null });
    const seen = (await readCase(world.db, SHOP, world.clock.now(), caseId))!;
    expect(seen.messages.map((message) => message.kind)).not.toContain('note');
    expect(await readCase(world.db, OTHER_SHOP, world.clock.now(), caseId)).toBeNull();
  });
});

describe('the life of a case', () => {
  it('is assigned, changed, resolved, closed by the clock, and may then not be opened again', async () => {
    const { service } = world;
    const { caseId } = await open();
    await world.accept(service.assignCase, { caseId, assignee: 'user:agent' }, AGENT);
    await world.accept(
      service.changeCase,
      { caseId, kind: 'billing', priority: 'high', tags: ['vip'] },
      AGENT,
    );
    expect(await view(caseId)).toMatchObject({
      assignee: 'user:agent',
      kind: 'billing',
      priority: 'high',
      tags: ['vip'],
      firstResponseDue: '2026-11-02T13:00:00.000Z',
    });
    expect(await world.refusal(service.reopenCase, { caseId }, AGENT)).toBe('service.case-not-resolved');
    expect(await world.refusal(service.closeCase, { caseId }, AGENT)).toBe('service.case-not-resolved');
    await world.accept(service.resolveCase, { caseId, resolution: 'answered', note: 'by phone' }, AGENT);
    expect(await world.refusal(service.resolveCase, { caseId, resolution: 'answered' }, AGENT)).toBe(
      'service.case-resolved',
    );
    await world.accept(service.reopenCase, { caseId, note: 'not quite' }, AGENT);
    await world.accept(service.resolveCase, { caseId, resolution: 'answered' }, AGENT);
    const start = world.clock.now();
    world.clock.advance(8 * 86_400_000);
    await createTasks(world)['service.closeCases']!({}, { attempt: 1, maxAttempts: 1 });
    expect(await view(caseId)).toMatchObject({ state: 'closed' });
    for (const [command, input] of [
      [service.assignCase, { caseId, assignee: null }],
      [service.changeCase, { caseId, priority: 'low' }],
      [service.resolveCase, { caseId, resolution: 'answered' }],
      [service.closeCase, { caseId }],
    ] as const)
      expect(await world.refusal(command as typeof service.closeCase, input, AGENT)).toBe(
        'service.case-closed',
      );
    world.clock.advance(8 * 86_400_000);
    expect(await world.refusal(service.reopenCase, { caseId }, AGENT)).toBe('service.reopen-too-late');
    world.clock.advance(start.getTime() - world.clock.now().getTime());
    expect((await view(caseId)).history.map((entry) => entry.type)).toEqual([
      'service.caseOpened',
      'service.caseAssigned',
      'service.caseChanged',
      'service.caseResolved',
      'service.caseReopened',
      'service.caseResolved',
      'service.caseClosed',
    ]);
  });

  it('knows no case by a made-up id, and nothing to change is nothing', async () => {
    const { service } = world;
    const { caseId } = await open();
    expect(await world.refusal(service.assignCase, { caseId: NOWHERE, assignee: null }, AGENT)).toBe(
      'service.case-unknown',
    );
    expect(await world.refusal(service.changeCase, { caseId: NOWHERE }, AGENT)).toBe('service.case-unknown');
    expect(await world.refusal(service.changeCase, { caseId }, AGENT)).toBe('service.nothing-to-change');
    expect(await world.refusal(service.resolveCase, { caseId: NOWHERE, resolution: 'answered' }, AGENT)).toBe(
      'service.case-unknown',
    );
    expect(await world.refusal(service.reopenCase, { caseId: NOWHERE }, AGENT)).toBe('service.case-unknown');
    expect(await world.refusal(service.closeCase, { caseId: NOWHERE }, AGENT)).toBe('service.case-unknown');
  });

  it('merges a duplicate, whose orders go over, and links what belongs together', async () => {
    const { service } = world;
    const other = await world.place([['B', 1]], {});
    const first = await open();
    const second = await open({ orderIds: [other] });
    const merge = (caseId: string, intoCaseId: string) =>
      world.refusal(service.mergeCase, { caseId, intoCaseId }, AGENT);
    expect(await merge(second.caseId, second.caseId)).toBe('service.same-case');
    expect(await merge(NOWHERE, second.caseId)).toBe('service.case-unknown');
    expect(await merge(second.caseId, first.caseId)).toBe('accepted');
    expect(await merge(second.caseId, first.caseId)).toBe('service.case-closed');
    expect((await view(first.caseId)).orders.map((order) => order.orderId).sort()).toEqual(
      [orderId, other].sort(),
    );
    expect(await view(second.caseId)).toMatchObject({
      state: 'closed',
      mergedInto: first.caseId,
      linked: [{ caseId: first.caseId }],
    });
    const third = await open({ orderIds: undefined });
    const link = (more: object) => world.refusal(service.linkCase, { caseId: third.caseId, ...more }, AGENT);
    expect(await link({})).toBe('service.nothing-to-change');
    expect(await link({ otherCaseId: third.caseId })).toBe('service.same-case');
    expect(await link({ otherCaseId: NOWHERE })).toBe('service.case-unknown');
    expect(await link({ orderIds: ['ord_01h455vb4pex5vsknk084sn02q'] })).toBe('service.order-unknown');
    expect(await link({ customerId: 'cus_01h455vb4pex5vsknk084sn02q' })).toBe('service.customer-unknown');
    const { customerId } = await world.accept(
      createCustomer,
      { name: 'Link', email: 'link@example.com' },
      ADMIN,
    );
    expect(await link({ otherCaseId: first.caseId, orderIds: [other], customerId })).toBe('accepted');
    expect(await view(third.caseId)).toMatchObject({
      customerId,
      email: 'link@example.com',
      linked: [{ caseId: first.caseId }],
    });
  });
});

describe('the queues', () => {
  it('show what is mine, nobody’s, overdue, and find by number, order and address, in pages', async () => {
    const { service } = world;
    const mine = await open({ subject: 'Mine', assignee: 'user:agent', email: 'queue@example.com' });
    const now = world.clock.now();
    const list = async (query: object, at = now) =>
      (await listCases(world.db, AGENT, at, { limit: 200, ...query })).items;
    expect((await list({ queue: 'mine' })).every((each) => each.assignee === 'user:agent')).toBe(true);
    expect((await list({ queue: 'unassigned' })).every((each) => each.assignee === null)).toBe(true);
    expect(await list({ queue: 'overdue' })).toEqual([]);
    const late = await list({ queue: 'overdue' }, new Date('2026-11-03T12:00:00Z'));
    expect(late.map((each) => each.number)).toContain(mine.number);
    expect(late.every((each) => each.overdue)).toBe(true);
    for (const q of [mine.number, 'queue@example.com', mine.number.toLowerCase()])
      expect((await list({ q })).map((each) => each.caseId)).toEqual([mine.caseId]);
    expect((await list({ orderId, queue: 'all' })).map((each) => each.caseId)).toContain(mine.caseId);
    expect(await list({ q: 'no such thing' })).toEqual([]);
    expect((await list({ kind: 'complaint' })).length).toBe(0);
    const all = await list({ queue: 'all' });
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listCases(world.db, AGENT, now, {
        queue: 'all',
        limit: 3,
        ...(after ? { after } : {}),
      });
      seen.push(...page.items.map((each) => each.caseId));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toEqual(all.map((each) => each.caseId));
    const open_ = await list({ queue: 'open' });
    expect(open_.map((each) => each.dueAt ?? '9')).toEqual(open_.map((each) => each.dueAt ?? '9').toSorted());
    const counts = await readQueues(world.db, AGENT, now);
    expect(counts).toMatchObject({ open: open_.length, mine: (await list({ queue: 'mine' })).length });
    await world.accept(service.resolveCase, { caseId: mine.caseId, resolution: 'answered' }, AGENT);
    expect((await readQueues(world.db, AGENT, now)).open).toBe(counts.open - 1);
  });

  it('show a channel its own cases alone', async () => {
    const { items } = await listCases(world.db, OTHER_SHOP, world.clock.now(), { queue: 'all' });
    expect(items).toEqual([]);
    expect(parseId('ord', orderId)).not.toBeNull();
  });
});
