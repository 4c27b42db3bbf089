import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { createKnownOrders, logEvents } from '../../../../tests/support/message-facts.ts';
import { createMovableClock } from '../../../platform/clock.ts';
import { type Actor, SYSTEM_ACTOR } from '../../../platform/command.ts';
import { createExecutor, type Executor } from '../../../platform/execute.ts';
import { formatId, newUuid, parseId, type Uuid } from '../../../platform/ids.ts';
import { silentLog } from '../../../platform/log.ts';
import { catchUp, registerSubscriber } from '../../../platform/subscriptions.ts';
import { findMessages, findSuppressions } from '../queries.ts';
import { claimMessages } from '../store.ts';
import { createNotificationsSubscriber } from '../subscriber.ts';
import { recordSending } from './record-sending.ts';
import { resendMessage } from './resend-message.ts';
import { restoreRecipient } from './restore-recipient.ts';
import { suppressRecipient } from './suppress-recipient.ts';

let db: TestDatabase;
let executor: Executor;
const clock = createMovableClock('2026-11-20T10:00:00Z');
const orders = createKnownOrders();
const agent: Actor = { id: 'user:ann', role: 'service' };

beforeAll(async () => {
  db = await openTestDatabase();
  executor = createExecutor(db, clock, silentLog);
  await registerSubscriber(db, 'notifications', false);
});
afterAll(() => db.drop());

/** A queued message of its own order. */
async function queueMessage(email = 'ola@example.com'): Promise<string> {
  const orderId = orders.add({ email });
  await logEvents(db, clock, [{ type: 'orders.orderPlaced', orderId }]);
  await catchUp(db, clock, [
    createNotificationsSubscriber({ readMessageFacts: orders.read, smtpConfigured: true }),
  ]);
  return (await findMessages(db, { orderId: formatId('ord', orderId) })).items[0]!.messageId;
}

async function claim(messageId: string): Promise<number> {
  const [row] = await claimMessages(
    db,
    [parseId('msg', messageId) as Uuid],
    clock.now(),
    new Date(clock.now().getTime() + 60_000),
  );
  return row!.attempts;
}

const codesOf = (answers: readonly ({ ok: true } | { ok: false; refusal: { code: string } })[]) =>
  answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code));

describe('notifications.recordSending', () => {
  const send = (messageId: string, attempt: number, outcome: 'sent' | 'deferred' = 'sent') => ({
    actor: SYSTEM_ACTOR,
    input: { messageId, attempt, outcome, smtpMessageId: '<a@b>', response: '250 ok' },
  });

  it('takes the first of two reports on one try, in one set or in two', async () => {
    const messageId = await queueMessage();
    const attempt = await claim(messageId);
    const set = await executor.execute(recordSending, [send(messageId, attempt), send(messageId, attempt)]);
    expect(codesOf(set)).toEqual(['accepted', 'notifications.not-reported']);
    const later = await executor.execute(recordSending, [send(messageId, attempt)]);
    expect(codesOf(later)).toEqual(['notifications.not-reported']);
  });

  it('refuses reports on messages that are not there, not claimed, or claimed anew', async () => {
    const waiting = await queueMessage();
    const again = await queueMessage();
    const first = await claim(again);
    await executor.execute(recordSending, [send(again, first, 'deferred')]);
    clock.advance(60_000);
    await claim(again);
    const answers = await executor.execute(recordSending, [
      send(formatId('msg', newUuid(3)), 1),
      send(waiting, 1),
      send(again, first),
    ]);
    expect(codesOf(answers)).toEqual([
      'notifications.unknown-message',
      'notifications.not-reported',
      'notifications.not-reported',
    ]);
  });

  it('is for the worker alone', async () => {
    const messageId = await queueMessage();
    const answers = await executor.execute(recordSending, [{ ...send(messageId, 1), actor: agent }]);
    expect(codesOf(answers)).toEqual(['platform.not-allowed']);
  });
});

describe('notifications.resendMessage', () => {
  it('refuses what is under way, what is not there and what is switched off, and touches none of them', async () => {
    const waiting = await queueMessage();
    const sending = await queueMessage();
    await claim(sending);
    const off = await queueMessage('off@example.com');
    await executor.execute(recordSending, [
      {
        actor: SYSTEM_ACTOR,
        input: { messageId: off, attempt: await claim(off), outcome: 'refused', response: '550' },
      },
    ]);
    await executor.execute(suppressRecipient, [
      { actor: agent, input: { recipient: 'off@example.com', reason: 'bounced' } },
    ]);
    const answers = await executor.execute(
      resendMessage,
      [waiting, sending, formatId('msg', newUuid(3)), off].map((messageId) => ({
        actor: agent,
        input: { messageId },
      })),
    );
    expect(codesOf(answers)).toEqual([
      'notifications.still-under-way',
      'notifications.still-under-way',
      'notifications.unknown-message',
      'notifications.recipient-suppressed',
    ]);
  });

  it('queues a failed message once for two requests in one set, and replays the same key', async () => {
    const messageId = await queueMessage();
    await executor.execute(recordSending, [
      { actor: SYSTEM_ACTOR, input: { messageId, attempt: await claim(messageId), outcome: 'refused' } },
    ]);
    const call = { actor: agent, input: { messageId } };
    const set = await executor.execute(resendMessage, [{ ...call, idempotencyKey: 'resend-1' }, call]);
    expect(codesOf(set)).toEqual(['accepted', 'notifications.still-under-way']);
    const [replayed] = await executor.execute(resendMessage, [{ ...call, idempotencyKey: 'resend-1' }]);
    expect(replayed).toMatchObject({ ok: true, replayed: true });
  });

  it('lets finance look but not send', async () => {
    const messageId = await queueMessage();
    const actor: Actor = { id: 'user:fin', role: 'finance' };
    const answers = await executor.execute(resendMessage, [{ actor, input: { messageId } }]);
    expect(codesOf(answers)).toEqual(['platform.not-allowed']);
  });
});

describe('notifications.suppressRecipient and notifications.restoreRecipient', () => {
  it('switch off and on again, whatever the case of the address, also twice in one set', async () => {
    const input = { recipient: 'Twice@Example.com', reason: 'opted-out' as const };
    const off = await executor.execute(suppressRecipient, [
      { actor: agent, input },
      { actor: agent, input: { ...input, templates: ['order-shipped', 'order-shipped'] } },
      { actor: agent, input: { ...input, reason: 'complained' } },
    ]);
    expect(codesOf(off)).toEqual(['accepted', 'accepted', 'accepted']);
    const { items } = await findSuppressions(db, { limit: 500 });
    expect(items.filter((item) => item.recipient === 'twice@example.com')).toMatchObject([
      { template: '*', reason: 'complained' },
      { template: 'order-shipped', reason: 'opted-out' },
    ]);
    const on = await executor.execute(restoreRecipient, [
      { actor: agent, input: { recipient: 'TWICE@example.com' } },
      { actor: agent, input: { recipient: 'twice@example.com' } },
    ]);
    expect(codesOf(on)).toEqual(['accepted', 'notifications.not-suppressed']);
    expect((await findSuppressions(db, { limit: 500 })).items.map((item) => item.recipient)).not.toContain(
      'twice@example.com',
    );
  });

  it('list what is switched off page by page', async () => {
    const recipients = ['p1@example.com', 'p2@example.com', 'p3@example.com'];
    await executor.execute(
      suppressRecipient,
      recipients.map((recipient) => ({ actor: agent, input: { recipient, reason: 'other' as const } })),
    );
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await findSuppressions(db, { limit: 2, after });
      seen.push(...page.items.map((item) => item.recipient));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen.filter((recipient) => recipients.includes(recipient))).toEqual(recipients);
  });

  it('refuse an address that is none and a template that is unknown', async () => {
    const answers = await executor.execute(suppressRecipient, [
      { actor: agent, input: { recipient: 'nobody', reason: 'other' } },
      {
        actor: agent,
        input: { recipient: 'a@b', reason: 'other', templates: ['newsletter' as 'order-shipped'] },
      },
    ]);
    expect(codesOf(answers)).toEqual(['platform.invalid-input', 'platform.invalid-input']);
  });
});
