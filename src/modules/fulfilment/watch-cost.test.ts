// Promises about what the watch over late work costs: however much work is open and in time, it reads what is due by its partial
// index and nothing else. The statements are those that run, caught on their way and explained over thousands of rows (with
// 300,000 of each it was 203 and 403 blocks for 200 that are due, in 1.9 and 0.5 milliseconds).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { type Queryable, type Sql, sql } from '../../platform/db.ts';
import { lockDueWaiting, selectDueWork } from './store/late-risks.ts';

const ROWS = 30_000;
const DUE = 200;
const NOW = new Date('2026-11-02T09:00:00Z');

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  // In time until the days after; a few are due. Every third is done, and has no next look.
  await db.run(sql`
    insert into fulfilment.fulfilment_orders
      (bucket, order_id, fulfilment_order_id, location_id, ship_group, kind, state, ended, created_at, channel, risk_due_at, lines)
    select n % 64, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'ship',
      case when n % 3 = 0 then 'done' else 'open' end, case when n % 3 = 0 then 'done' end, ${NOW}, 'web',
      case when n % 3 > 0 then ${NOW}::timestamptz
        + case when n % 150 = 1 then interval '-1 minute' else interval '1 second' * (n + 60) end end,
      '[{"lineNo":1,"sku":"A","quantity":1}]'
    from generate_series(1, ${ROWS}::int) n`);
  await db.run(sql`
    insert into fulfilment.late_risks (bucket, order_id, ship_group, subject_id, channel, due_at)
    select n % 64, gen_random_uuid(), 1, gen_random_uuid(), 'web',
      ${NOW}::timestamptz + case when n % 150 = 1 then interval '-1 minute' else interval '1 second' * (n + 60) end
    from generate_series(1, ${ROWS}::int) n`);
  await db.run(sql`analyze fulfilment.fulfilment_orders, fulfilment.late_risks`);
}, 120_000);
afterAll(() => db.drop());

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}

/** What the statement of `ask` does, and how long. */
async function explain(ask: (spy: Queryable) => Promise<unknown[]>) {
  let caught: Sql | undefined;
  const query = async (statement: Sql) => {
    caught = statement;
    return [];
  };
  const spy = { ...db, query } as unknown as Queryable;
  await ask(spy);
  const { rows } = await db.pool.query(`explain (analyze, buffers, format json) ${caught!.text}`, [
    ...caught!.values,
  ]);
  const [{ Plan: plan, 'Execution Time': milliseconds }] = rows[0]['QUERY PLAN'] as [
    { Plan: Plan; 'Execution Time': number },
  ];
  const nodes: Plan[] = [];
  for (const open = [plan]; open.length > 0; ) {
    const node = open.pop()!;
    nodes.push(node);
    open.push(...(node.Plans ?? []));
  }
  const blocks = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
  return { nodes, blocks, milliseconds };
}

describe('the watch over 30,000 open parts of orders', () => {
  it.each([
    ['released work', 'fulfilment_orders_to_watch', (spy: Queryable) => selectDueWork(spy, NOW, 300)],
    ['unreleased parts', 'late_risks_to_watch', (spy: Queryable) => lockDueWaiting(spy, NOW, 300)],
  ])('finds due %s by its partial index, a few blocks for each', async (_what, index, ask) => {
    expect(await ask(db)).toHaveLength(DUE);
    const { nodes, blocks, ...first } = await explain(ask);
    expect(nodes.map((node) => node['Index Name'])).toContain(index);
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    // The whole table has thousands of blocks; each due row is one or two (and one more where it is locked).
    expect(blocks).toBeLessThan(DUE * 4);
    // The shortest of a few: a machine that does other things meanwhile says nothing about the statement.
    let { milliseconds } = first;
    for (let again = 0; again < 4; again++)
      milliseconds = Math.min(milliseconds, (await explain(ask)).milliseconds);
    expect(milliseconds).toBeLessThan(250);
  });

  it('reads next to nothing when nothing is due', async () => {
    const before = new Date(NOW.getTime() - 3_600_000);
    for (const ask of [
      (spy: Queryable) => selectDueWork(spy, before, 300),
      (spy: Queryable) => lockDueWaiting(spy, before, 300),
    ])
      expect((await explain(ask)).blocks).toBeLessThan(10);
  });
});
