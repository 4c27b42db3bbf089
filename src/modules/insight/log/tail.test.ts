// Promises of the tail: everything that is stored comes into the live log once, in its order, and comes again whole when the file is gone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../../../../tests/support/application.ts';
import { type InsightWorld, openInsightWorld } from '../../../../tests/support/insight-world.ts';
import { readRows } from './columns.ts';
import { readCaseLog } from './read-case-log.ts';

let app: TestApplication;
let world: InsightWorld;
beforeAll(async () => {
  app = await openTestApplication();
  world = await openInsightWorld({ db: app.db });
});
afterAll(async () => {
  await world.close();
  await app.close();
});

describe('the tail', () => {
  it('takes every event of an order in its sequence', async () => {
    const placed = await app.place();
    await app.settle();
    await world.catchUp();
    const log = await readCaseLog(world.sets.live, 'order');
    expect(log.caseNo.length).toBe(1);
    const names = [...log.activity].map((place) => log.activities[place]);
    expect(names).toEqual(await app.events(placed.orderId));
    console.log(
      await world.sets.live.use((c) =>
        readRows(
          c,
          `select e.event_no, e.event_id, a.name, "at"::varchar as at, actor, channel, attributes::varchar as attributes, (select list(t.name || ':' || qualifier) from event_object r join object_type t using (type_no) where r.event_no = e.event_no)::varchar as objects from event e join activity a using (activity_no) order by 1 desc limit 12`,
        ),
      ),
    );
    console.log(
      await world.sets.live.use((c) =>
        readRows(
          c,
          `select tf.name as f, tt.name as t, qualifier, count(*) as n from object_object l join object f on f.object_no = l.from_no join object t on t.object_no = l.to_no join object_type tf on tf.type_no = f.type_no join object_type tt on tt.type_no = t.type_no group by all order by 1, 2`,
        ),
      ),
    );
  });
});
