// Promises of what is known of orders when causes are asked for: the same as looking at each order by itself, new where the log is new.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '../../../platform/log.ts';
import { FACT_TABLES, SEPARATOR } from '../kpis/facts/fact-tables.ts';
import { createShopDays } from '../kpis/facts/shop-days.ts';
import { readRows } from '../log/columns.ts';
import { type OpenDataSets, openDataSets } from '../log/data-sets.ts';
import { buildCaseLog } from '../mining/build-case-log.ts';
import { createRandom } from '../simulation/random.ts';
import { readOrderColumns } from './order-columns.ts';
import { readOrderFacts, readOrderNumbers } from './order-facts.ts';

const ORDERS = 400;
const NOW = new Date('2026-11-22T12:00:00Z');
const TODAY = 20_779;
const ZONE = 'Europe/Berlin';
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-order-facts-'));
let sets: OpenDataSets;
let rows: Row[] = [];

type Row = Record<string, string | number | boolean | null>;

/** Orders as chance has them, and the same rows as the plain computation reads them. */
beforeAll(async () => {
  sets = await openDataSets({
    folder,
    log: silentLog,
    now: () => NOW,
    memoryMb: 256,
    threads: 1,
    liveTables: FACT_TABLES,
  });
  const random = createRandom(20_261_123);
  const maybe = <T>(value: T): T | null => (random.next() < 0.2 ? null : value);
  const oneOf = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  const several = (names: readonly string[]) => {
    const chosen = names.filter(() => random.next() < 0.4);
    return chosen.length === 0 ? '' : `${SEPARATOR}${chosen.join(SEPARATOR)}${SEPARATOR}`;
  };
  const day = () => maybe(TODAY - 20 + random.below(40));
  rows = Array.from({ length: ORDERS }, (_, index) => ({
    order_no: index,
    order_id: `ord_${index}`,
    number: maybe(`N-${index}`),
    channel: oneOf(['web', 'store', 'Żabka']),
    currency: oneOf(['EUR', 'JPY', 'PLN']),
    country: maybe(oneOf(['DE', 'PL', 'JP'])),
    segment: oneOf(['guest', 'person']),
    process_version: maybe(oneOf(['order-to-cash v1', 'order-to-cash v2'])),
    locations: several(['BER', 'LYS', 'WAW']),
    carriers: several(['north', 'swift']),
    total_minor: random.below(100_000),
    ...Object.fromEntries(
      ['requested', 'first', 'last'].flatMap((kind): [string, number | null][] => [
        [`${kind}_late_days`, maybe(random.below(5) - 2)],
        [`${kind}_open_day`, day()],
        [kind === 'requested' ? 'requested_day' : `${kind}_promised_day`, day()],
      ]),
    ),
    is_cancelled: random.next() < 0.2,
    is_ended: random.next() < 0.6,
    left_units: random.below(3),
    returned_units: random.below(2),
    lines: 1 + random.below(4),
    units: 1 + random.below(9),
    ship_groups: maybe(1 + random.below(2)),
    was_held: maybe(random.next() < 0.5),
    waited_units: maybe(random.below(2)),
  }));
  await sets.live.write(async (connection) => {
    await connection.run(`insert into object_type values (1, 'order'), (2, 'parcel')`);
    await connection.run(`insert into object values (1, 2, 'ord_7', null)`);
    // The last ten are not in the log of events yet; they stand in it backwards.
    await connection.run(
      `insert into object select 1000 - no, 1, 'ord_' || no, null from range(${ORDERS - 10}) as r (no)`,
    );
    await connection.run(
      `insert into order_fact by name select each.* from (select unnest(from_json($1, '[${shapeOf(rows[0]!)}]')) as each)`,
      [JSON.stringify(rows)],
    );
  });
});
afterAll(async () => {
  await sets?.close();
  rmSync(folder, { recursive: true, force: true });
});

const TEXTS = /^(order_id|number|channel|currency|country|segment|process_version|locations|carriers)$/;
const shapeOf = (row: Row) =>
  JSON.stringify(
    Object.fromEntries(
      Object.keys(row).map((name) => [
        name,
        TEXTS.test(name) ? 'VARCHAR' : /^(is|was)_/.test(name) ? 'BOOLEAN' : 'INTEGER',
      ]),
    ),
  );

/** Cases of orders 0 to 389 in the order of their numbers in the log, and one that nobody knows. */
const log = {
  ...buildCaseLog(Array.from({ length: ORDERS - 9 }, () => ['placed'])),
  caseNo: Float64Array.from({ length: ORDERS - 9 }, (_, index) => 1000 - (ORDERS - 11) + index),
};
const orderOf = (caseNo: number): Row | undefined => rows.slice(0, ORDERS - 10)[1000 - caseNo];
const read = async () => (await readOrderFacts(sets.live, 'order', log, { timeZone: ZONE, now: NOW }))!;
const expected = <T>(look: (row: Row) => T, none: T): T[] =>
  [...log.caseNo].map((no) => {
    const row = orderOf(no);
    return row ? look(row) : none;
  });

it('are the outcomes of each order by itself', async () => {
  const facts = await read();
  const code = (found: boolean | null) => (found === null ? 2 : found ? 1 : 0);
  for (const kind of ['requested', 'first', 'last'] as const) {
    const isLate = (row: Row) => {
      const late = row[`${kind}_late_days`];
      if (typeof late === 'number') return late > 0;
      const open = row[`${kind}_open_day`];
      return typeof open === 'number' && open < TODAY ? true : null;
    };
    expect([...facts.late(kind)]).toEqual(expected((row) => code(isLate(row)), 2));
    const days = createShopDays(ZONE);
    const day = kind === 'requested' ? 'requested_day' : `${kind}_promised_day`;
    expect([...facts.dueAt(kind)]).toEqual(
      expected(
        (row) => (typeof row[day] === 'number' ? days.startOf(row[day] + 1) - 1 : Number.NaN),
        Number.NaN,
      ),
    );
  }
  expect([...facts.cancelled()]).toEqual(
    expected((row) => code(row.is_cancelled ? true : row.is_ended ? false : null), 2),
  );
  expect([...facts.returned()]).toEqual(
    expected((row) => code(Number(row.left_units) > 0 ? Number(row.returned_units) > 0 : null), 2),
  );
});

it('are the attributes and amounts of each order by itself', async () => {
  const facts = await read();
  const only = (list: unknown) => {
    const names = String(list)
      .split(SEPARATOR)
      .filter((name) => name !== '');
    return names.length > 1 ? 'several' : (names[0] ?? null);
  };
  const looks: Record<string, (row: Row) => unknown> = {
    channel: (row) => row.channel,
    country: (row) => row.country,
    segment: (row) => row.segment,
    currency: (row) => row.currency,
    location: (row) => only(row.locations),
    carrier: (row) => only(row.carriers),
    processVersion: (row) => row.process_version,
    lines: (row) => row.lines,
    units: (row) => row.units,
    total: (row) => row.total_minor,
    shipGroups: (row) => row.ship_groups,
    wasHeld: (row) => row.was_held,
    backordered: (row) => (row.waited_units === null ? null : Number(row.waited_units) > 0),
  };
  const attributes = facts.attributes();
  expect(attributes.map(({ name }) => name)).toEqual(Object.keys(looks));
  for (const { name, values } of attributes)
    expect([name, ...Array.from(values)]).toEqual([name, ...expected(looks[name]!, null)]);
  expect([...facts.totalMinor()]).toEqual(expected((row) => Number(row.total_minor), Number.NaN));
  expect(facts.currency()).toEqual(expected((row) => row.currency, null));
});

it('tell the numbers of the orders that are shown', async () => {
  const found = await readOrderNumbers(sets.live, [...log.caseNo]);
  expect([...log.caseNo].map((no) => found.get(no) ?? null)).toEqual(expected((row) => row.number, null));
  expect(await readOrderNumbers(sets.live, [1])).toEqual(new Map());
});

it('are read once for as long as the log stays as it is, and anew when it has gone on', async () => {
  const first = await readOrderColumns(sets.live);
  expect(await readOrderColumns(sets.live)).toBe(first);
  await sets.live.write((connection) =>
    connection.run(`update order_fact set channel = 'phone', total_minor = 7 where order_no = 0`),
  );
  const [row] = await sets.live.use((connection) =>
    readRows<{ channel: string }>(connection, 'select channel from order_fact where order_no = 0'),
  );
  expect(row).toEqual({ channel: 'phone' });
  // While the log changes the old stays good for a moment.
  const total = async () => {
    const facts = await read();
    const index = log.caseNo.indexOf(1000);
    return [facts.totalMinor()[index], facts.attributes()[0]!.values[index]];
  };
  await expect.poll(total, { timeout: 15_000 }).toEqual([7, 'phone']);
});

it('are of the orders of the live log alone', async () => {
  expect(await readOrderFacts(sets.live, 'parcel', log, { timeZone: ZONE, now: NOW })).toBeNull();
  const { id } = await sets.create('elsewhere', async () => ({}));
  const other = await sets.get(id);
  expect(await readOrderFacts(other, 'order', log, { timeZone: ZONE, now: NOW })).toBeNull();
});
