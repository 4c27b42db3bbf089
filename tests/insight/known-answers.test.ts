// Public logs whose figures somebody else has counted: taken in, flattened and counted here, they agree exactly. The files do not belong to this
// project; where they are not beside it, these tests are left out and say so.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSets, type TestSets } from '../../src/modules/insight/data-sets/engine-context.fixture.ts';
import { showFlattening } from '../../src/modules/insight/data-sets/flattening.ts';
import { readRows } from '../../src/modules/insight/log/columns.ts';
import { readCaseLog } from '../../src/modules/insight/log/read-case-log.ts';
import type { CaseLog } from '../../src/modules/insight/mining/case-log.ts';
import { readCsv } from '../../src/platform/csv.ts';

const DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const WHY = 'the public logs are not beside this repository (../shared/data)';
const isThere = existsSync(DATA);

let sets: TestSets;
beforeAll(async () => {
  sets = await openTestSets();
});
afterAll(() => sets.close());

async function bring(
  file: string,
): Promise<{ id: string; counts: NonNullable<Awaited<ReturnType<TestSets['bring']>>['counts']> }> {
  const result = await sets.bring(readFileSync(path.join(DATA, file)));
  expect(result.report.counts.filter(({ weight }) => weight === 'error')).toEqual([]);
  return { id: result.dataSetId!, counts: result.counts! };
}

/** The sequences of activities, most frequent first. */
function variantsOf({ offsets, activity, activities }: CaseLog): [string, number][] {
  const counts = new Map<string, number>();
  for (let index = 0; index + 1 < offsets.length; index++) {
    const names = [...activity.subarray(offsets[index], offsets[index + 1])].map((no) => activities[no]);
    const key = names.join(' > ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function edgesOf({ offsets, activity }: CaseLog): { edges: number; starts: number; ends: number } {
  const [edges, starts, ends] = [new Set<string>(), new Set<number>(), new Set<number>()];
  for (let index = 0; index + 1 < offsets.length; index++) {
    const events = activity.subarray(offsets[index], offsets[index + 1]);
    starts.add(events[0]!);
    ends.add(events.at(-1)!);
    for (let at = 1; at < events.length; at++) edges.add(`${events[at - 1]} ${events[at]}`);
  }
  return { edges: edges.size, starts: starts.size, ends: ends.size };
}

describe.skipIf(!isThere)(`known answers (else left out: ${WHY})`, () => {
  it.each([
    ['running-example.xes', 6, 42, 8, 6, 16, 1, 1, 2],
    ['08_receipt.xes.gz', 1434, 8577, 27, 116, 99, 713, 1, 14],
    ['reviewing.xes.gz', 100, 3730, 14, 96, 50, 2, 1, 2],
    ['roadtraffic100traces.xes', 100, 390, 10, 10, 18, 36, 1, 3],
    ['10_orders.xes.gz', 17, 154, 11, 4, 16, 5, 1, 1],
    ['partial_order_example.xes', 5, 25, 5, 5, 11, 1, 1, 2],
  ])(
    'counts %s as its fact sheet does',
    async (file, cases, events, activities, variants, edges, top, starts, ends) => {
      const { id, counts } = await bring(`xes/${file}`);
      expect([counts.events, counts.activityCount, counts.objectTypes]).toEqual([
        events,
        activities,
        [{ name: 'case', objects: cases }],
      ]);
      const log = await readCaseLog(await sets.context.sets.get(id), 'case');
      const found = variantsOf(log);
      expect([found.length, found[0]![1]]).toEqual([variants, top]);
      expect(edgesOf(log)).toEqual({ edges, starts, ends });
    },
  );

  it('counts the OCEL 2.0 example the same in its three formats', async () => {
    for (const file of ['ocel20_example.jsonocel', 'ocel20_example.xmlocel', 'ocel20_example.sqlite']) {
      const { counts } = await bring(`ocel/${file}`);
      const { events, objects, activityCount, objectTypes, eventRelations, objectRelations, changes } =
        counts;
      expect([
        file,
        events,
        objects,
        activityCount,
        objectTypes.length,
        eventRelations,
        objectRelations,
        changes,
      ]).toEqual([file, 13, 9, 8, 4, 20, 7, 3]);
    }
  });

  it('counts the OCEL 1.0 example the same in JSON, XML and CSV', async () => {
    for (const file of ['example_log.jsonocel', 'example_log.xmlocel', 'example_log.csv']) {
      const { counts } = await bring(`ocel/${file}`);
      expect([file, counts.events, counts.objects, counts.eventRelations]).toEqual([file, 23, 15, 39]);
    }
  });

  it('counts the simulated order log, whose columns hold lists of objects, and finds what flattening does to it', {
    timeout: 120_000,
  }, async () => {
    const { id, counts } = await bring('ocel/ocel_order_simulated.csv');
    expect([counts.events, counts.eventRelations, counts.firstAt, counts.lastAt]).toEqual([
      22_367,
      38_685,
      '2019-05-20T07:07:47.000Z',
      '2020-08-25T14:30:41.000Z',
    ]);
    expect(new Map(counts.objectTypes.map(({ name, objects }) => [name, objects]))).toEqual(
      new Map([
        ['items', 8159],
        ['orders', 2000],
        ['packages', 1325],
      ]),
    );
    expect(new Map(counts.activities.map(({ name, events }) => [name, events]))).toEqual(
      new Map([
        ['pick item', 8159],
        ['place order', 2000],
        ['confirm order', 2000],
        ['pay order', 2000],
        ['item out of stock', 1664],
        ['reorder item', 1664],
        ['create package', 1325],
        ['send package', 1325],
        ['package delivered', 1325],
        ['payment reminder', 514],
        ['failed delivery', 391],
      ]),
    );
    const set = await sets.context.sets.get(id);
    // An item belongs to the order of its `place order` and the package of its `create package`.
    const [spread] = await set.use((connection) =>
      readRows<{ orders: number; packages: number }>(
        connection,
        `
        with item as (
          select i.object_no,
            max(o.object_no) filter (where a.name = 'place order') as order_no, max(o.object_no) filter (where a.name = 'create package') as package_no
          from event_object i join object_type t on t.type_no = i.type_no and t.name = 'items'
          join event e using (event_no) join activity a using (activity_no)
          join event_object o on o.event_no = i.event_no and o.type_no <> i.type_no group by i.object_no)
        select (select count(*) from (select order_no from item group by 1 having count(distinct package_no) > 1)) as orders,
          (select count(*) from (select package_no from item group by 1 having count(distinct order_no) > 1)) as packages`,
      ),
    );
    expect(spread).toEqual({ orders: 1529, packages: 1192 });
    const byItem = await showFlattening(sets.context, { dataset: id, notion: 'items' });
    // Each `place order` is repeated for each of its items, each `create package` too.
    expect(byItem.convergence.copies).toBe(8159 - 2000 + 8159 - 1325);
    expect(byItem.deficiency.events).toBe(2000 + 2000 + 514 + 1325 + 1325 + 391);
    const byOrder = await showFlattening(sets.context, { dataset: id, notion: 'orders' });
    expect(byOrder.convergence.events).toBe(0);
    expect(byOrder.deficiency.events).toBe(22_367 - 6514);
  });

  it('counts the log derived from the Olist orders', { timeout: 240_000 }, async () => {
    const columns = [
      ['order_purchase_timestamp', 'purchase'],
      ['order_approved_at', 'approve'],
      ['order_delivered_carrier_date', 'handover_to_carrier'],
      ['order_delivered_customer_date', 'deliver'],
    ] as const;
    let text = 'case,activity,time\n';
    for await (const item of readCsv(
      createReadStream(path.join(DATA, 'olist/olist_orders_dataset.csv.gz')),
    )) {
      const { row } = item;
      if (row)
        for (const [column, activity] of columns)
          if (row[column]) text += `${row.order_id},${activity},${row[column]}\n`;
    }
    const result = await sets.bring(text);
    expect([result.counts!.events, result.counts!.objects]).toEqual([392_856, 99_441]);
    const log = await readCaseLog(await sets.context.sets.get(result.dataSetId!), 'case');
    expect(new Map(variantsOf(log))).toEqual(
      new Map([
        ['purchase > approve > handover_to_carrier > deliver', 95_088],
        ['purchase > approve', 1636],
        ['purchase > approve > handover_to_carrier', 1174],
        ['purchase > handover_to_carrier > approve > deliver', 1124],
        ['handover_to_carrier > purchase > approve > deliver', 165],
        ['purchase', 146],
        ['purchase > handover_to_carrier > deliver > approve', 61],
        ['purchase > approve > deliver > handover_to_carrier', 23],
        ['purchase > handover_to_carrier > deliver', 14],
        ['purchase > handover_to_carrier > approve', 8],
        ['purchase > approve > deliver', 1],
        ['handover_to_carrier > purchase > approve', 1],
      ]),
    );
  });
});
