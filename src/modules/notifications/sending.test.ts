import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { createKnownOrders, type KnownOrders, logEvents } from '../../../tests/support/message-facts.ts';
import { openSmtpSink, type SmtpSink } from '../../../tests/support/smtp-sink.ts';
import { createMovableClock } from '../../platform/clock.ts';
import { readOrderEvents } from '../../platform/events.ts';
import { createExecutor, type Executor } from '../../platform/execute.ts';
import { setFailpoint } from '../../platform/failpoint.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { drainJobs, type Task } from '../../platform/jobs.ts';
import { silentLog } from '../../platform/log.ts';
import { catchUp, registerSubscriber } from '../../platform/subscriptions.ts';
import { createSmtpMailer } from '../integrations/index.ts';
import { resendMessage } from './commands/resend-message.ts';
import { suppressRecipient } from './commands/suppress-recipient.ts';
import { findMessages, type MessageView, showMessage } from './queries.ts';
import { createNotificationsSubscriber } from './subscriber.ts';
import { createTasks } from './tasks.ts';
import { LANGUAGES, type Mailer } from './types.ts';

const agent = { id: 'user:ann', role: 'service' } as const;

let db: TestDatabase;
let executor: Executor;
let orders: KnownOrders;
let sink: SmtpSink;
let mailer: Mailer;
let tasks: Record<string, Task>;
const clock = createMovableClock('2026-11-20T10:00:00Z');

beforeAll(async () => {
  db = await openTestDatabase();
  executor = createExecutor(db, clock, silentLog);
  await registerSubscriber(db, 'notifications', false);
});
afterAll(() => db.drop());
beforeEach(async () => {
  orders = createKnownOrders();
  sink = await openSmtpSink();
  mailer = createSmtpMailer({ url: sink.url, fromAddress: 'orders@shop.example' });
  tasks = createTasks({ executor, mailer });
});
afterEach(async () => {
  await mailer.close();
  await sink.close();
});

async function announce(events: { type: string; orderId: Uuid; attributes?: Record<string, unknown> }[]) {
  await logEvents(db, clock, events);
  const subscriber = createNotificationsSubscriber({ readMessageFacts: orders.read, smtpConfigured: true });
  await catchUp(db, clock, [subscriber]);
}

async function messagesOf(orderId: Uuid): Promise<MessageView[]> {
  return (await findMessages(db, { orderId: formatId('ord', orderId) })).items;
}

const placeOne = async (changes: Parameters<KnownOrders['add']>[0] = {}) => {
  const orderId = orders.add(changes);
  await announce([{ type: 'orders.orderPlaced', orderId }]);
  return orderId;
};

const sweep = async () => {
  await tasks['notifications.sendDueMessages']!({}, { attempt: 1, maxAttempts: 25 });
};

describe('sending', () => {
  it('sends a message once and keeps the proof: time, Message-ID, the server’s reply', async () => {
    const orderId = await placeOne();
    await drainJobs(db, tasks);
    const [message] = await messagesOf(orderId);
    expect(message).toMatchObject({
      state: 'sent',
      attempts: 1,
      sentAt: '2026-11-20T10:00:00.000Z',
      smtpMessageId: `<${message!.messageId}@shop.example>`,
      smtpResponse: `250 2.0.0 queued as <${message!.messageId}@shop.example>`,
      failure: null,
    });
    expect(sink.received).toHaveLength(1);
    const shown = await showMessage(db, message!.messageId);
    expect(sink.received[0]).toMatchObject({ to: ['Ola.Nowak@example.com'], subject: shown!.subject });
    expect(sink.received[0]!.html.replaceAll('\r\n', '\n').trim()).toBe(shown!.html.trim());
    const events = await readOrderEvents(db, orderId);
    expect(events.map((event) => event.type)).toEqual(['orders.orderPlaced', 'notifications.messageSent']);
    expect(JSON.stringify(events)).not.toContain('example.com');
  });

  it('sends in five languages', async () => {
    const placed = LANGUAGES.map((locale) => orders.add({ locale, email: `${locale}@example.com` }));
    await announce(placed.map((orderId) => ({ type: 'orders.orderPlaced', orderId })));
    await drainJobs(db, tasks);
    const subjects = Object.fromEntries(sink.received.map((mail) => [mail.to[0], mail.subject]));
    expect(subjects).toEqual({
      'en@example.com': 'Your order 100-4711 is confirmed',
      'ja@example.com': 'ご注文を承りました（注文番号：100-4711）',
      'pl@example.com': 'Potwierdzenie zamówienia 100-4711',
      'ru@example.com': 'Ваш заказ 100-4711 подтверждён',
      'tr@example.com': '100-4711 numaralı siparişiniz onaylandı',
    });
    for (const mail of sink.received) {
      const language = mail.headers['content-language'];
      expect(mail.to[0]).toBe(`${language}@example.com`);
      expect(mail.html).toContain(`lang="${language}"`);
      expect(mail.text.length).toBeGreaterThan(100);
    }
  });

  it('sends a set of many by one job, each once, also when the job and the sweep overlap', async () => {
    const placed = Array.from({ length: 60 }, (_, index) => orders.add({ email: `c${index}@example.com` }));
    await announce(placed.map((orderId) => ({ type: 'orders.orderPlaced', orderId })));
    clock.advance(120_000);
    await Promise.all([drainJobs(db, tasks), sweep(), sweep()]);
    expect(sink.received).toHaveLength(60);
    expect(new Set(sink.received.map((mail) => mail.to[0])).size).toBe(60);
    for (const orderId of placed) expect((await messagesOf(orderId))[0]?.state).toBe('sent');
  });

  it('sends nothing to an address that was switched off while the message waited', async () => {
    const orderId = await placeOne({ email: 'late@example.com' });
    await executor.execute(suppressRecipient, [
      { actor: agent, input: { recipient: 'late@example.com', reason: 'opted-out' } },
    ]);
    await drainJobs(db, tasks);
    expect(sink.received).toHaveLength(0);
    expect((await messagesOf(orderId))[0]?.state).toBe('suppressed');
  });

  it('moves what is queued to the mailbox when there is no mail server any more', async () => {
    const orderId = await placeOne();
    await drainJobs(db, createTasks({ executor, mailer: null }));
    expect((await messagesOf(orderId))[0]).toMatchObject({ state: 'in-mailbox', failure: null });
  });
});

describe('a mail server in trouble', () => {
  it('waits longer and longer while the server is away, and sends when it is back', async () => {
    const orderId = orders.add();
    await announce([
      { type: 'orders.orderPlaced', orderId },
      { type: 'fulfilment.shipmentShipped', orderId },
    ]);
    const port = Number(new URL(sink.url).port);
    await sink.close();
    await drainJobs(db, tasks);
    const waits: number[] = [];
    for (let i = 0; i < 3; i++) {
      const [message] = await messagesOf(orderId);
      expect(message).toMatchObject({ state: 'queued', attempts: i + 1 });
      expect(message!.failure).toMatch(/ECONNREFUSED|closed|connect/i);
      waits.push(Date.parse(message!.nextTryAt!) - clock.now().getTime());
      clock.set(new Date(Date.parse(message!.nextTryAt!) + 61_000));
      await sweep();
    }
    expect(waits).toEqual([30_000, 60_000, 120_000]);
    sink = await openSmtpSink(port);
    clock.advance(600_000);
    await sweep();
    expect((await messagesOf(orderId)).map((message) => message.state)).toEqual(['sent', 'sent']);
    expect(sink.received.map((mail) => mail.subject).sort()).toEqual([
      'Your order 100-4711 is confirmed',
      'Your order 100-4711 is on its way',
    ]);
  });

  it('does not try before the pause is over', async () => {
    sink.behave((step) => (step === 'rcpt' ? '451 4.7.1 greylisted' : undefined));
    const orderId = await placeOne();
    await drainJobs(db, tasks);
    sink.behave(null);
    clock.advance(10_000);
    await sweep();
    expect((await messagesOf(orderId))[0]).toMatchObject({ state: 'queued', attempts: 1 });
    clock.advance(90_000);
    await sweep();
    expect((await messagesOf(orderId))[0]).toMatchObject({ state: 'sent', attempts: 2, failure: null });
    expect(sink.received).toHaveLength(1);
  });

  it('gives up a message that the server refuses for good, with the server’s words, and keeps sending others', async () => {
    sink.behave((step, to) =>
      step === 'rcpt' && to === 'gone@example.com' ? '550 5.1.1 no such user' : undefined,
    );
    const gone = orders.add({ email: 'gone@example.com' });
    const fine = orders.add({ email: 'fine@example.com' });
    await announce([gone, fine].map((orderId) => ({ type: 'orders.orderPlaced', orderId })));
    await drainJobs(db, tasks);
    expect((await messagesOf(gone))[0]).toMatchObject({ state: 'failed', sentAt: null });
    expect((await messagesOf(gone))[0]!.failure).toContain('550 5.1.1 no such user');
    expect((await messagesOf(fine))[0]!.state).toBe('sent');
  });

  it('records an unknown outcome when the server hangs up after the message, and never resends by itself', async () => {
    sink.behave((step) => (step === 'body' ? 'drop' : undefined));
    const orderId = await placeOne();
    await drainJobs(db, tasks);
    expect((await messagesOf(orderId))[0]!.state).toBe('unknown');
    sink.behave(null);
    clock.advance(24 * 3600_000);
    await sweep();
    await drainJobs(db, tasks);
    expect(sink.bodies()).toBe(1);
    const types = (await readOrderEvents(db, orderId)).map((event) => event.type);
    expect(types.at(-1)).toBe('notifications.messageOutcomeUnknown');
  });
});

describe('a worker that dies', () => {
  it('between sending and recording: the message is unknown after the lease and is not sent twice', async () => {
    const orderId = await placeOne();
    const clear = setFailpoint('notifications.mailSent', () => {
      throw new Error('killed');
    });
    await drainJobs(db, tasks);
    clear();
    expect(sink.received).toHaveLength(1);
    expect((await messagesOf(orderId))[0]!.state).toBe('sending');
    clock.advance(60_000);
    await sweep();
    expect((await messagesOf(orderId))[0]!.state).toBe('sending');
    clock.advance(11 * 60_000);
    await sweep();
    await sweep();
    expect((await messagesOf(orderId))[0]).toMatchObject({
      state: 'unknown',
      failure: 'the worker stopped while it was sending',
    });
    expect(sink.received).toHaveLength(1);
  });

  it('before it took the message: another worker’s sweep sends it', async () => {
    const orderId = await placeOne();
    clock.advance(61_000);
    await sweep();
    await drainJobs(db, tasks);
    expect((await messagesOf(orderId))[0]!.state).toBe('sent');
    expect(sink.received).toHaveLength(1);
  });

  it('only slow: a report after the lease still settles the message', async () => {
    const orderId = await placeOne();
    const clear = setFailpoint('notifications.mailSent', async () => {
      clock.advance(11 * 60_000);
      await sweep();
      expect((await messagesOf(orderId))[0]!.state).toBe('unknown');
    });
    await drainJobs(db, tasks);
    clear();
    expect((await messagesOf(orderId))[0]).toMatchObject({ state: 'sent', failure: null });
    expect(sink.received).toHaveLength(1);
  });
});

describe('sending once more', () => {
  it('resends an unknown message under the same Message-ID, so that a mailbox can drop the double', async () => {
    sink.behave((step) => (step === 'body' ? 'drop' : undefined));
    const orderId = await placeOne();
    await drainJobs(db, tasks);
    sink.behave(null);
    const { messageId } = (await messagesOf(orderId))[0]!;
    const [answer] = await executor.execute(resendMessage, [{ actor: agent, input: { messageId } }]);
    expect(answer).toEqual({ ok: true, result: { messageId, state: 'queued' } });
    await drainJobs(db, tasks);
    expect((await messagesOf(orderId))[0]).toMatchObject({ state: 'sent', attempts: 2 });
    expect(sink.received[0]?.headers['message-id']).toBe(`<${messageId}@shop.example>`);
  });

  it('repeats a sent message on purpose under a Message-ID of its own, to another address', async () => {
    const orderId = await placeOne();
    await drainJobs(db, tasks);
    const { messageId } = (await messagesOf(orderId))[0]!;
    await executor.execute(resendMessage, [
      { actor: agent, input: { messageId, recipient: 'right@example.com' } },
    ]);
    await drainJobs(db, tasks);
    expect(sink.received.map((mail) => [mail.to[0], mail.headers['message-id']])).toEqual([
      ['Ola.Nowak@example.com', `<${messageId}@shop.example>`],
      ['right@example.com', `<${messageId}.2@shop.example>`],
    ]);
    expect((await readOrderEvents(db, orderId)).map((event) => event.type)).toEqual([
      'orders.orderPlaced',
      'notifications.messageSent',
      'notifications.messageRequeued',
      'notifications.messageSent',
    ]);
  });
});
