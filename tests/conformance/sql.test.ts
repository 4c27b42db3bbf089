// Promises about the SQL in src: PostgreSQL understands every statement over the migrated schema, so none names a table,
// column or function that does not exist. Statements whose text is made as they run are run here with all their parts.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectPricePage } from '../../src/modules/catalog/store/prices.ts';
import { selectVariantPage } from '../../src/modules/catalog/store/variants.ts';
import { selectCustomerPage } from '../../src/modules/customers/store/read.ts';
import { insertCustomers, updateCustomers } from '../../src/modules/customers/store/write.ts';
import type { Customer } from '../../src/modules/customers/types.ts';
import {
  countParcels,
  countWork,
  PARCEL_QUEUES,
  selectQueue,
  WORK_QUEUES,
} from '../../src/modules/fulfilment/store/work-queues.ts';
import { selectFulfilmentPage } from '../../src/modules/fulfilment/store-lists.ts';
import { selectChannelRulePage } from '../../src/modules/inventory/store/channels.ts';
import { selectCountPage } from '../../src/modules/inventory/store/counts.ts';
import { selectLotPage } from '../../src/modules/inventory/store/lots.ts';
import { selectLowPage } from '../../src/modules/inventory/store/safety.ts';
import { selectStockPage } from '../../src/modules/inventory/store/stock.ts';
import { selectIssuedBack } from '../../src/modules/ledger/store/by-time.ts';
import { listMessages } from '../../src/modules/notifications/store.ts';
import { walkOrders } from '../../src/modules/orders/store/list.ts';
import { checkBooks } from '../../src/modules/payments/index.ts';
import { selectCasePage } from '../../src/modules/service/store/read.ts';
import * as types from '../../src/platform/binary-values.ts';
import { newUuid } from '../../src/platform/ids.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { findCopies, findStatements } from '../support/sql-statements.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

/** What PostgreSQL has against a statement; null when it can be planned. */
async function findProblem(text: string): Promise<string | null> {
  const client = await db.pool.connect();
  try {
    await client.query(`prepare tried as ${text}`);
    await client.query('deallocate tried');
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    client.release();
  }
}

/** `declare ... cursor for` a select, whose columns matter; reading on from a cursor names no column. */
function plannable(text: string): string | null {
  const bare = text.trim();
  if (/^(?:fetch|close)\s/i.test(bare)) return null;
  return bare.replace(/^declare\s.*?\sfor\s/is, '');
}

const statements = findStatements(ROOT);

describe('the SQL of the program', () => {
  it('is understood by PostgreSQL over the migrated schema, statement by statement', async () => {
    const problems: string[] = [];
    let planned = 0;
    for (const { at, line, texts } of statements) {
      for (const text of texts ?? []) {
        const bare = plannable(text);
        if (bare === null) continue;
        const problem = await findProblem(bare);
        if (problem === null) planned += 1;
        else problems.push(`${at} (line ${line}): ${problem}`);
      }
    }
    expect(problems).toEqual([]);
    // Were the sources not found, nothing would be wrong either.
    expect(planned).toBeGreaterThan(150);
  });

  it('would be found out: a column, a table or a parameter that nobody knows is a problem', async () => {
    expect(await findProblem('select order_no from orders.orders')).toMatch('order_no');
    expect(await findProblem('select 1 from orders.order_lines')).toMatch('order_lines');
    expect(await findProblem('select $1::uuid[] = any($2)')).toMatch(/parameter|type|array/);
    const text = 'declare c cursor for select on_hand from inventory.stocks';
    expect(await findProblem(plannable(text)!)).toMatch('stocks');
  });
});

const TYPES = new Map(
  Object.entries(types).map(([key, type]) => [key, (type as Partial<types.BinaryType<unknown>>).name]),
);

describe('the rows that are copied in', () => {
  /** Name and type of every column of a table. */
  async function readColumns(table: string): Promise<Map<string, string>> {
    const { rows } = await db.pool.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    );
    return new Map(rows.map((row) => [row.name, row.type]));
  }

  it('are written in the types that their columns have', async () => {
    const copies = findCopies(ROOT);
    expect(copies.length).toBeGreaterThan(7);
    for (const { at, table, columns } of copies) {
      const known = await readColumns(table);
      expect(columns.size, at).toBeGreaterThan(0);
      for (const [column, type] of columns) {
        expect(`${column} ${TYPES.get(type)}`, `${at} ${table}`).toBe(`${column} ${known.get(column)}`);
      }
    }
  });
});

const id = newUuid();
const customer: Customer = {
  customerId: id,
  revision: 1,
  kind: 'company',
  name: 'Nordlicht Ltd',
  email: 'orders@nordlicht.example',
  phone: null,
  locale: 'en',
  vatId: null,
  paymentTermsDays: 30,
  creditLimit: { amountMinor: 100_000, currency: 'EUR' },
  contacts: [],
  addresses: [],
  marketingConsent: false,
  marketingConsentAt: null,
  externalIds: [],
  tags: ['b2b', 'north'],
  notes: '',
  createdAt: new Date('2026-10-05T08:00:00Z'),
  updatedAt: new Date('2026-10-05T08:00:00Z'),
  erasedAt: null,
};

/** Lists of orders with everything that they can ask, along the words and along the orders. */
async function walkEveryWay(): Promise<void> {
  const filter = {
    channel: 'web',
    customerId: id,
    placedFrom: '2026-10-05T08:00:00Z',
    placedBefore: '2026-10-06T08:00:00Z',
    without: ['sku:b'],
    held: 'OTHER',
    backordered: true,
    totalFrom: 1,
    totalTo: 2,
    currency: 'EUR',
    promisedFrom: '2026-10-05',
    promisedTo: '2026-10-06',
    requestedFrom: '2026-10-05',
    requestedTo: '2026-10-06',
    overdueOn: '2026-10-06',
    after: { placedAt: new Date('2026-10-05T08:00:00Z'), orderId: id },
  };
  for (const words of [undefined, ['sku:a', 'risk:late']])
    for (const oldestFirst of [false, true])
      for (const open of [undefined, true, false])
        for (const status of [undefined, ['placed', 'closed'], ['on-hold'], ['backordered']] as const)
          await walkOrders(db, { ...filter, words, oldestFirst, open, status }, 1, 2);
  await walkOrders(db, {}, 1, 2);
}

/** Statements that are put together as they run, each run with everything that it can have. */
const COMPOSED: Record<string, () => Promise<unknown>> = {
  'src/modules/catalog/store/prices.ts selectPricePage': () =>
    selectPricePage(db, {
      after: { sku: 'A', currency: 'EUR', channel: null, minQuantity: 1, validFrom: null },
      sku: 'A',
      currency: 'EUR',
      channel: 'web',
      limit: 1,
    }),
  'src/modules/catalog/store/variants.ts selectVariantPage': () =>
    selectVariantPage(db, {
      afterSku: 'A',
      skuPrefix: 'A',
      words: ['two', 'words'],
      status: 'active',
      productCode: 'P',
      gtin: '12345670',
      limit: 1,
    }),
  'src/modules/customers/store/read.ts selectCustomerPage': async () => {
    const filter = {
      kind: 'person',
      knownTo: 'web',
      email: { channel: '', value: 'a@example.org' },
      external: { channel: 'web', value: '1' },
      tag: 'b2b',
      after: { nameKey: 'a', customerId: id },
      limit: 1,
    } as const;
    await selectCustomerPage(db, { ...filter, namePrefix: 'a' });
    await selectCustomerPage(db, { ...filter, namePrefix: null });
  },
  'src/modules/customers/store/write.ts insertCustomers': () => insertCustomers(db, [customer]),
  'src/modules/customers/store/write.ts updateCustomers': () =>
    updateCustomers(db, [{ ...customer, revision: 2 }]),
  'src/modules/fulfilment/store-lists.ts read': async () => {
    const filter = { locationIds: [id], channel: 'web', after: id, limit: 1 };
    for (const orderId of [null, id])
      for (const state of [null, 'open', 'done'] as const)
        await selectFulfilmentPage(db, { ...filter, orderId, state });
  },
  'src/modules/fulfilment/store/work-queues.ts countParcels': () => countParcels(db, [id]),
  'src/modules/fulfilment/store/work-queues.ts countWork': () => countWork(db, [id]),
  'src/modules/fulfilment/store/work-queues.ts selectQueue': async () => {
    for (const queue of [...WORK_QUEUES, ...PARCEL_QUEUES])
      for (const after of [null, { rank: 2, dueMs: 1, id }])
        await selectQueue(db, queue, { locationId: id, after, limit: 1 });
  },
  'src/modules/inventory/store/channels.ts selectChannelRulePage': async () => {
    const filter = { channel: 'web', sku: 'A', locationId: id, after: ['web', 'A', id] as const, limit: 1 };
    for (const list of ['buffers', 'allocations'] as const) await selectChannelRulePage(db, list, filter);
  },
  'src/modules/inventory/store/counts.ts selectCountPage': () =>
    selectCountPage(db, {
      locationId: id,
      states: ['open'],
      class: 'A',
      dueUntil: '2026-11-02',
      sku: 'A',
      after: ['2026-11-01', id],
      limit: 1,
    }),
  'src/modules/inventory/store/lots.ts selectLotPage': () =>
    selectLotPage(db, {
      sku: 'A',
      locationId: id,
      expiresUntil: '2026-11-02',
      after: ['A', id, 'L'],
      limit: 1,
    }),
  'src/modules/inventory/store/safety.ts selectLowPage': () =>
    selectLowPage(db, { sku: 'A', locationId: id, after: ['A', id], limit: 1 }),
  'src/modules/inventory/store/stock.ts selectStockPage': () =>
    selectStockPage(db, {
      after: { sku: 'A', locationId: id },
      sku: 'A',
      startsWith: 'A',
      locationId: id,
      lowOnly: true,
      limit: 1,
    }),
  'src/modules/ledger/store/by-time.ts selectIssuedBack': () =>
    selectIssuedBack(
      db,
      { from: new Date(0), before: new Date() },
      { series: 'invoice', customerId: 'cus_x', numberText: 'INV-1' },
      { issuedAt: new Date(), invoiceId: id },
      1,
    ),
  'src/modules/ledger/store/check.ts selectDifferences': () => checkBooks(db),
  'src/modules/notifications/store.ts listMessages': () =>
    listMessages(
      db,
      { orderId: id, template: 'order-confirmed', state: 'sent', recipient: 'a@example.org', before: id },
      1,
    ),
  'src/modules/orders/store/list.ts composeWalk': () => walkEveryWay(),
  'src/modules/orders/store/list.ts composeEnd': () => walkEveryWay(),
  'src/modules/service/store/read.ts selectCasePage': async () => {
    const filter = {
      assignee: 'user:a',
      unassigned: true,
      overdueAt: new Date(),
      kind: 'lost',
      state: 'open',
      priority: 'high',
      tag: 'vip',
      channel: 'web',
      customerId: id,
      orderId: id,
      email: 'a@example.org',
      number: 1001,
      after: { dueAt: '2026-11-22T10:00:00Z', caseId: id },
    };
    for (const open of [true, false]) await selectCasePage(db, { ...filter, open }, 1);
  },
};

describe('SQL that is put together as it runs', () => {
  it('is all listed here', () => {
    const found = statements.filter(({ texts }) => texts === null).map(({ at }) => at);
    expect([...new Set(found)].sort()).toEqual(Object.keys(COMPOSED).sort());
  });

  it.each(Object.entries(COMPOSED))('runs with all its parts: %s', async (_at, run) => {
    await run();
  });
});
