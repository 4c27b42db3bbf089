// What finance sees over all orders: who owes, what providers paid out against what was captured, what stands in the books, as lists and files.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../tests/http/start-server.ts';
import { openTestApplication, type TestApplication } from '../../../tests/support/application.ts';
import { openWarehouse, type Warehouse } from '../../../tests/support/warehouse.ts';
import { createCustomer } from '../customers/index.ts';
import { recordReceipt, recordSettlement, refundPayment, sweepReceivables } from './index.ts';

let app: TestApplication;
let server: TestServer;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
  server = await startServer({ db: app.db, routes: app.routes, commands: app.commands });
});
afterAll(async () => {
  expect(await app.checkAll()).toEqual([]);
  await server.stop();
  await app.close();
});

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function ship(overrides: Parameters<TestApplication['place']>[0] = {}) {
  const placed = await app.place(overrides);
  await app.settle();
  await warehouse.ship(placed.orderId);
  return placed;
}

async function get<T = { items: Record<string, unknown>[] }>(path: string): Promise<T> {
  server.clock.set(app.clock.now());
  const answer = await server.call('GET', path);
  expect(answer.status, answer.text).toBe(200);
  return (answer.headers.get('content-type')!.includes('json') ? answer.body : answer.text) as T;
}

const sweep = () => app.accept(sweepReceivables, {});

describe('receivables', () => {
  it('are what is open some minutes after an invoice, due by the terms of the customer, until it is paid', async () => {
    const { customerId } = await app.accept(createCustomer, {
      kind: 'company',
      name: 'Käse GmbH',
      email: 'books@kaese.example',
      locale: 'en',
      paymentTermsDays: 14,
    });
    const card = await ship();
    const account = { method: 'invoice', provider: 'external', state: 'on-account' as const };
    const owed = await ship({ customer: { customerId }, payment: account });
    expect(await sweep()).toEqual({ open: 0, more: false });
    app.clock.advance(5 * MINUTE);
    expect(await sweep()).toEqual({ open: 1, more: false });
    const list = await get('/v1/receivables');
    expect(list.items).toMatchObject([
      {
        orderId: owed.orderId,
        orderNumber: owed.number,
        customerId,
        openMinor: owed.totalMinor,
        dueOn: '2026-11-02',
        daysOverdue: 0,
      },
    ]);
    expect(list.items.map((row) => row.orderId)).not.toContain(card.orderId);
    app.clock.advance(45 * DAY);
    expect((await get('/v1/receivables?overdue=true')).items).toMatchObject([{ daysOverdue: 31 }]);
    expect((await get('/v1/receivables/ageing')).items).toMatchObject([
      {
        customerId,
        orders: 1,
        notDueMinor: 0,
        upTo30Minor: 0,
        upTo60Minor: owed.totalMinor,
        openMinor: owed.totalMinor,
      },
    ]);
    const { totals } = await get<{ totals: unknown[] }>('/v1/receivables/ageing');
    expect(totals).toMatchObject([{ currency: 'EUR', orders: 1, upTo60Minor: owed.totalMinor }]);
    const csv = await get<string>('/v1/exports/receivables.csv');
    expect(csv).toContain(`${owed.number},Käse GmbH`);
    expect(csv).toContain(',31,28.90,EUR,');
    const receipt = { orderId: owed.orderId, amountMinor: owed.totalMinor - 1, sourceId: 'statement-1' };
    await app.accept(recordReceipt, receipt);
    expect((await get('/v1/receivables')).items).toMatchObject([{ openMinor: 1 }]);
    await app.accept(recordReceipt, { ...receipt, amountMinor: 1, sourceId: 'statement-2' });
    expect((await get('/v1/receivables')).items).toEqual([]);
    await sweep();
    expect((await get('/v1/receivables/ageing')).items).toEqual([]);
  });
});

describe('payouts of a provider', () => {
  const HEADER = 'payout_id,payout_date,reference,currency,gross,fee,net';
  const referenceOf = async (orderId: string) =>
    (await app.payment(orderId)).operations.find((each) => each.kind === 'capture')!.reference!;
  const today = () => app.clock.now().toISOString().slice(0, 10);

  it('are matched line by line; what agrees is booked to bank and fees, what does not is listed', async () => {
    const [one, two, three] = [await ship(), await ship(), await ship()];
    const [first, second, third] = [
      await referenceOf(one.orderId),
      await referenceOf(two.orderId),
      await referenceOf(three.orderId),
    ];
    const file = (id: string) =>
      [
        HEADER,
        `${id},${today()},${first},EUR,28.90,0.90,28.00`,
        `${id},${today()},${second},EUR,28.91,0.90,28.01`,
        `${id},${today()},never-heard-of,EUR,5.00,0.10,4.90`,
        `${id},${today()},${first},EUR,28.90,0.90,28.00`,
        `${id},${today()},${third},USD,28.90,0.90,28.00`,
      ].join('\n');
    const mixed = { provider: 'sandbox', csv: file('po-1') };
    expect(await app.refusal(recordSettlement, mixed)).toBe('payments.payout-mixed');
    const csv = file('po-1').split('\n').slice(0, 5).join('\n');
    const result = await app.accept(recordSettlement, { provider: 'sandbox', csv });
    expect(result.payouts).toMatchObject([
      { payoutId: 'po-1', lines: 4, differences: 3, grossMinor: 9171, feeMinor: 280, netMinor: 8891 },
    ]);
    const lines = await get('/v1/settlements/sandbox/po-1/lines?differences=true');
    expect(lines.items.map((line) => [line.lineNo, line.problem])).toEqual([
      [2, 'amount-differs'],
      [3, 'unknown-reference'],
      [4, 'settled-before'],
    ]);
    expect(lines).toMatchObject({ payout: { payoutId: 'po-1', currency: 'EUR', lines: 4 } });
    expect((await server.call('GET', '/v1/settlements/sandbox/po-none/lines')).status).toBe(404);
    expect(await app.balances(one.orderId)).toMatchObject({ bank: 2800, 'payment-fees': 90 });
    expect(await app.balances(one.orderId)).not.toHaveProperty('provider-clearing:sandbox');
    expect(await app.balances(two.orderId)).toMatchObject({ 'provider-clearing:sandbox': 2890 });
    expect(await app.refusal(recordSettlement, { provider: 'sandbox', csv })).toBe('payments.payout-taken');
    const days = await get(`/v1/reconciliation?from=${today()}&to=${today()}`);
    expect(days.items.find((day) => day.provider === 'sandbox')).toMatchObject({
      captures: 3,
      capturedMinor: 8670,
      settledMinor: 2890,
      toSettleMinor: 5780,
      bookedInMinor: 8670,
      bookedOutMinor: 2890,
    });
    expect((await get(`/v1/settlements?from=${today()}&to=${today()}`)).items).toHaveLength(1);
    const text = await get<string>(`/v1/exports/settlements.csv?from=${today()}&to=${today()}`);
    expect(text).toContain('never-heard-of,5.00,0.10,4.90,EUR,,unknown-reference');
  });

  it.each([
    ['no lines', HEADER, 'no lines'],
    ['a missing cell', `${HEADER}\npo-9,2026-11-02,,EUR,1.00,0.00,1.00`, 'reference is missing'],
    ['sums that are wrong', `${HEADER}\npo-9,2026-11-02,r,EUR,1.00,0.10,1.00`, 'gross less fee is not net'],
    ['a day that is none', `${HEADER}\npo-9,2026-13-02,r,EUR,1.00,0.10,0.90`, 'payout_date'],
    ['no amount', `${HEADER}\npo-9,2026-11-02,r,EUR,one,0.10,0.90`, 'amounts'],
  ])('are refused with the line: %s', async (_, csv, words) => {
    const answer = await server.call('POST', '/v1/settlements', { provider: 'sandbox', csv });
    expect([answer.status, answer.body.code]).toEqual([422, 'payments.file-unreadable']);
    expect(answer.body.detail).toContain(words);
  });

  it('are looked at first by previewSettlement: what would be booked, what differs from what is known, and nothing is written', async () => {
    const placed = await ship();
    const reference = await referenceOf(placed.orderId);
    const csv = [
      HEADER,
      `po-5,${today()},${reference},EUR,28.00,0.90,27.10`,
      `po-6,${today()},${reference},EUR,28.90,0.90,28.00`,
      `po-1,${today()},never-heard-of,EUR,5.00,0.10,4.90`,
    ].join('\n');
    const asked = () => server.call('POST', '/v1/settlements/preview', { provider: 'sandbox', csv });
    const { status, body } = await asked();
    expect([status, body]).toMatchObject([
      200,
      {
        payouts: [
          { payoutId: 'po-5', differences: 1, agreedMinor: 0, taken: false },
          { payoutId: 'po-6', differences: 0, agreedMinor: 2800, taken: false },
          { payoutId: 'po-1', differences: 1, agreedMinor: 0, taken: true },
        ],
        differences: [
          {
            payoutId: 'po-5',
            lineNo: 1,
            orderId: placed.orderId,
            knownMinor: 2890,
            problem: 'amount-differs',
          },
          { payoutId: 'po-1', lineNo: 1, orderId: null, knownMinor: null, problem: 'unknown-reference' },
        ],
      },
    ]);
    expect((await asked()).body).toEqual(body);
    expect((await get(`/v1/settlements?from=${today()}&to=${today()}`)).items).toHaveLength(1);
    const mixed = `${HEADER}\npo-8,${today()},a,EUR,1.00,0.00,1.00\npo-8,${today()},b,USD,1.00,0.00,1.00`;
    const refused = await server.call('POST', '/v1/settlements/preview', { provider: 'sandbox', csv: mixed });
    expect(refused.body.code).toBe('payments.payout-mixed');
    const broken = await server.call('POST', '/v1/settlements/preview', { provider: 'sandbox', csv: HEADER });
    expect(broken.body.code).toBe('payments.file-unreadable');
  });

  it('take the same request once', async () => {
    const body = { provider: 'sandbox', csv: `${HEADER}\npo-7,${today()},nobody,EUR,1.00,0.00,1.00` };
    const headers = { 'idempotency-key': 'payout-7' };
    const first = await server.call('POST', '/v1/settlements', body, { headers });
    expect([first.status, first.body]).toMatchObject([201, { payouts: [{ differences: 1 }] }]);
    const again = await server.call('POST', '/v1/settlements', body, { headers });
    expect([again.status, again.body]).toEqual([201, first.body]);
    const key = await server.makeKey('operations');
    expect((await server.call('POST', '/v1/settlements', body, { key })).status).toBe(403);
  });
});

describe('the books', () => {
  it('are listed by account and kind, page by page, newest first', async () => {
    const seen: unknown[] = [];
    let path: string | null = '/v1/ledger/entries?account=revenue&limit=2';
    while (path) {
      const page: { items: Record<string, unknown>[]; next: string | null } = await get(path);
      for (const entry of page.items) expect([entry.debit, entry.credit]).toContain('revenue');
      seen.push(...page.items.map((entry) => `${entry.occurredAt} ${entry.sourceId}`));
      path = page.next ? `/v1/ledger/entries?account=revenue&limit=2&after=${page.next}` : null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(6);
    expect(seen).toEqual([...seen].sort().reverse());
    const day = app.clock.now().toISOString().slice(0, 10);
    const kinds = await get(`/v1/ledger/entries?kind=settlement-fee&from=${day}&to=${day}`);
    expect(kinds.items).toMatchObject([{ debit: 'payment-fees', amountMinor: 90 }]);
    const fees = await get(`/v1/ledger/accounts/payment-fees?from=${day}&to=${day}`);
    expect(fees.items).toEqual([{ day, currency: 'EUR', debitMinor: 90, creditMinor: 0, balanceMinor: 90 }]);
  });

  it('are files for a period: entries, a journal without memo accounts, invoices', async () => {
    const day = app.clock.now().toISOString().slice(0, 10);
    const period = `from=2026-10-01&to=${day}`;
    const entries = (await get<string>(`/v1/exports/entries.csv?${period}`)).trim().split('\r\n');
    const journal = (await get<string>(`/v1/exports/journal.csv?${period}`)).trim().split('\r\n');
    const invoices = (await get<string>(`/v1/exports/invoices.csv?${period}`)).trim().split('\r\n');
    expect(invoices).toHaveLength(7);
    expect(invoices[1]).toContain('INV-000001,invoice,');
    const memo = entries.filter((line) => line.includes('memo:')).length;
    expect(memo).toBeGreaterThan(0);
    expect(journal).toHaveLength(entries.length - memo);
    expect(journal[0]).toBe('date;amount;currency;account;contra_account;document;text');
    const key = await server.makeKey('service');
    expect((await server.call('GET', `/v1/exports/entries.csv?${period}`, undefined, { key })).status).toBe(
      403,
    );
  });

  it('list invoices by number, by day and by customer, page by page', async () => {
    const day = app.clock.now().toISOString().slice(0, 10);
    const seen: unknown[] = [];
    let path: string | null = `/v1/invoices?from=2026-10-01&to=${day}&limit=2`;
    while (path) {
      const page: { items: Record<string, unknown>[]; next: string | null } = await get(path);
      seen.push(...page.items.map((each) => each.number));
      path = page.next && `/v1/invoices?from=2026-10-01&to=${day}&limit=2&after=${page.next}`;
    }
    const all = (await get('/v1/invoices')).items;
    expect(seen).toEqual(all.map((each) => each.number));
    const owed = all.find((each) => (each.customer as { name: string }).name === 'Käse GmbH')!;
    const { customerId } = owed.customer as { customerId: string };
    const own = await get(`/v1/invoices?customerId=${customerId}`);
    expect(own.items.map((each) => each.number)).toEqual([owed.number]);
    expect((await get(`/v1/invoices?number=${owed.number}&from=2026-10-01`)).items).toEqual([owed]);
    expect((await get(`/v1/invoices?from=2026-09-01&to=2026-09-02`)).items).toEqual([]);
    expect((await server.call('GET', '/v1/invoices?after=7')).status).toBe(400);
  });

  it('show refunds that wait and failed apart; what is asked for again is listed once', async () => {
    expect((await get('/v1/refunds?state=pending')).items).toEqual([]);
    expect((await get('/v1/refunds?state=failed')).items).toEqual([]);
    const card = {
      method: 'card',
      provider: 'sandbox',
      state: 'pending' as const,
      token: 'tok_refund_fails',
    };
    const { orderId, number } = await ship({ payment: card });
    const refund = { orderId, amountMinor: 500, reason: 'scratched', sourceId: 'goodwill-1' };
    for (const attempt of [1, 2]) {
      await app.accept(refundPayment, refund);
      expect((await get('/v1/refunds?state=pending')).items, String(attempt)).toHaveLength(1);
      app.clock.advance(MINUTE);
      await app.settle();
      expect((await get('/v1/refunds?state=failed')).items, String(attempt)).toMatchObject([
        { orderId, orderNumber: number, amountMinor: 500, sourceId: 'goodwill-1', retryMinor: 500 },
      ]);
    }
    expect((await get(`/v1/ledger/entries?orderId=${orderId}`)).items[0]).toMatchObject({
      orderNumber: number,
    });
  });
});

describe('what is still owed to us', () => {
  const today = () => app.clock.now().toISOString().slice(0, 10);

  it('counts what a channel took up front as money that it owes us, less what it gave back, and receipts as nobody’s debt', async () => {
    const reconciled = async (provider: string) => {
      const { items } = await get(`/v1/reconciliation?from=${today()}&to=${today()}`);
      return items.find((day) => day.provider === provider && day.currency === 'EUR');
    };
    const upFront = {
      method: 'marketplace',
      provider: 'external',
      state: 'paid' as const,
      reference: 'mp-1',
    };
    const kept = await app.place({ payment: upFront });
    await app.settle();
    const taken = {
      captures: 1,
      capturedMinor: 2890,
      refundedMinor: 0,
      toSettleMinor: 2890,
      bookedInMinor: 2890,
      bookedOutMinor: 0,
    };
    expect(await reconciled('external')).toMatchObject(taken);
    await warehouse.ship(kept.orderId);
    await app.settle();
    expect(await reconciled('external'), 'applied to the invoice').toMatchObject(taken);
    await app.accept(refundPayment, {
      orderId: kept.orderId,
      amountMinor: 500,
      reason: 'scratched',
      sourceId: 'goodwill-up-front',
    });
    await app.settle();
    expect(await reconciled('external'), 'given back').toMatchObject({
      capturedMinor: 2890,
      refundedMinor: 500,
      toSettleMinor: 2390,
      bookedOutMinor: 500,
    });
    const onAccount = { method: 'invoice', provider: 'external', state: 'on-account' as const };
    const owed = await ship({ payment: onAccount });
    await app.accept(recordReceipt, { orderId: owed.orderId, amountMinor: 2890, sourceId: 'transfer-9' });
    expect(await reconciled('external'), 'received on account').toMatchObject({ toSettleMinor: 2390 });
    expect(await reconciled('bank')).toMatchObject({ capturedMinor: 0, toSettleMinor: 0 });
  });

  it('goes down by what a channel pays out of the money that it took up front, once', async () => {
    const upFront = (reference: string) => ({
      payment: { method: 'marketplace', provider: 'market', state: 'paid' as const, reference },
    });
    const one = await app.place(upFront('mk-1'));
    const two = await app.place(upFront('mk-2'));
    await app.settle();
    const file = (payoutId: string, ...lines: string[]) => ({
      provider: 'market',
      csv: [
        'payout_id,payout_date,reference,currency,gross,fee,net',
        ...lines.map((line) => `${payoutId},${today()},${line}`),
      ].join('\n'),
    });
    const first = file('mk-po-1', 'mk-1,EUR,28.90,3.00,25.90', 'mk-2,EUR,28.00,3.00,25.00');
    const { body: previewed } = await server.call('POST', '/v1/settlements/preview', first);
    expect(previewed.payouts).toMatchObject([{ differences: 1, agreedMinor: 2590, taken: false }]);
    expect(previewed.differences).toMatchObject([
      { reference: 'mk-2', orderId: two.orderId, knownMinor: 2890, problem: 'amount-differs' },
    ]);
    await app.accept(recordSettlement, first);
    const { items } = await get('/v1/settlements/market/mk-po-1/lines');
    expect(items.map((line) => [line.reference, line.operationId, line.problem])).toEqual([
      ['mk-2', null, 'amount-differs'],
      ['mk-1', null, null],
    ]);
    expect(items[1]!.paymentId).toBe((await app.payment(one.orderId)).paymentId);
    expect(await app.balances(one.orderId)).toMatchObject({
      bank: 2590,
      'payment-fees': 300,
      'customer-deposits': -2890,
    });
    const days = await get(`/v1/reconciliation?from=${today()}&to=${today()}`);
    expect(days.items.find((day) => day.provider === 'market')).toMatchObject({
      capturedMinor: 5780,
      settledMinor: 2890,
      toSettleMinor: 2890,
    });
    await app.accept(recordSettlement, file('mk-po-2', 'mk-1,EUR,28.90,3.00,25.90'));
    const again = await get('/v1/settlements/market/mk-po-2/lines');
    expect(again.items).toMatchObject([{ problem: 'settled-before', orderId: one.orderId }]);
  });
});
