import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { sql } from '../../platform/db.ts';
import { newUuid } from '../../platform/ids.ts';
import { recordPayments } from './record-payments.ts';
import type { OpeningState } from './types.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

const now = new Date('2026-11-02T10:00:00Z');

it('records a whole set in two statements and books holds and deposits', async () => {
  const states: OpeningState[] = ['pending', 'authorised', 'paid', 'on-account'];
  const items = states.map((state) => {
    const orderId = newUuid(7);
    return {
      bucket: 7,
      orderId,
      currency: 'EUR',
      method: 'card "visa"',
      provider: 'sandbox',
      amountMinor: 12_345,
      state,
      token: state === 'pending' ? 'tok_ok' : null,
      expiresAt: state === 'authorised' ? new Date('2026-11-09T10:00:00Z') : undefined,
    };
  });
  let statements = 0;
  const ids = await db.transaction((tx) =>
    recordPayments(
      {
        now,
        query: tx.query,
        run: (statement) => {
          statements += 1;
          return tx.run(statement);
        },
        copy: (rows) => {
          statements += 1;
          return tx.copy(rows);
        },
      },
      items,
    ),
  );
  expect(statements).toBe(2);
  const rows = await db.query(sql`
    select payment_id, state, authorised_minor, captured_minor, method, expires_at from payments.payments order by payment_id`);
  expect(rows).toEqual([
    {
      payment_id: ids[0],
      state: 'pending',
      authorised_minor: 0,
      captured_minor: 0,
      method: 'card "visa"',
      expires_at: null,
    },
    {
      payment_id: ids[1],
      state: 'authorised',
      authorised_minor: 12_345,
      captured_minor: 0,
      method: 'card "visa"',
      expires_at: new Date('2026-11-09T10:00:00Z'),
    },
    {
      payment_id: ids[2],
      state: 'paid',
      authorised_minor: 12_345,
      captured_minor: 12_345,
      method: 'card "visa"',
      expires_at: null,
    },
    {
      payment_id: ids[3],
      state: 'on-account',
      authorised_minor: 0,
      captured_minor: 0,
      method: 'card "visa"',
      expires_at: null,
    },
  ]);
  const entries = await db.query(sql`
    select source_id, kind, debit, credit, amount_minor, currency, occurred_at from ledger.entries order by source_id`);
  expect(entries).toEqual([
    {
      source_id: ids[1],
      kind: 'hold',
      debit: 'memo:authorised',
      credit: 'memo:authorised-contra',
      amount_minor: 12_345,
      currency: 'EUR',
      occurred_at: now,
    },
    {
      source_id: ids[2],
      kind: 'deposit',
      debit: 'provider-clearing:sandbox',
      credit: 'customer-deposits',
      amount_minor: 12_345,
      currency: 'EUR',
      occurred_at: now,
    },
  ]);
});

it('books nothing for an order that costs nothing', async () => {
  const orderId = newUuid(1);
  await db.transaction((tx) =>
    recordPayments({ ...tx, now }, [
      {
        bucket: 1,
        orderId,
        currency: 'EUR',
        method: 'card',
        provider: 'external',
        amountMinor: 0,
        state: 'paid',
      },
    ]),
  );
  expect(await db.query(sql`select 1 from ledger.entries where order_id = ${orderId}`)).toEqual([]);
  expect(await db.query(sql`select state from payments.payments where order_id = ${orderId}`)).toEqual([
    { state: 'paid' },
  ]);
});
