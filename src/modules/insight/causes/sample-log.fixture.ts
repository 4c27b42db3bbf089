// A log whose truth is known, for tests of operations and pages: orders from two sites by two carriers. The carrier makes them slow; the slow
// one is used more in Lyon, which has nothing to do with it otherwise. The newest orders are still under way.
import type { DuckDBConnection } from '@duckdb/node-api';
import { createRandom } from '../simulation/random.ts';

export interface SampleCase {
  readonly site: string;
  readonly carrier: string;
  readonly total: number;
  readonly isRunning: boolean;
  readonly events: { readonly activity: string; readonly at: number; readonly who: string }[];
}

const HOUR = 3_600_000;
const ACTIVITIES = ['placed', 'reviewed', 'picked', 'shipped'];

/** About one order an hour from Monday 2026-08-31 on; `until`: what has not happened by then is still to come. */
export function drawSample({ cases, seed }: { cases: number; seed: number }): SampleCase[] {
  const random = createRandom(seed);
  const begin = Date.parse('2026-08-31T06:00:00Z');
  const until = begin + cases * 2 * HOUR;
  return Array.from({ length: cases }, (_, index) => {
    const site = random.next() < 0.5 ? 'Lyon' : 'Hamburg';
    const carrier = random.next() < (site === 'Lyon' ? 0.7 : 0.25) ? 'cargo' : 'swift';
    const placed = begin + index * 2 * HOUR;
    const events = [{ activity: 'placed', at: placed, who: 'System' }];
    let at = placed;
    const next = (activity: string, hours: number, who: string): void => {
      at += random.exponential(hours * HOUR);
      if (at <= until) events.push({ activity, at, who });
    };
    if (random.next() < 0.3) next('reviewed', 9, random.next() < 0.5 ? 'Ann' : 'Bea');
    next('picked', 3, random.next() < 0.5 ? 'Cem' : 'Dora');
    next('shipped', carrier === 'cargo' ? 40 : 12, 'System');
    const total = Math.round(2000 + random.exponential(6000));
    return { site, carrier, total, isRunning: events.at(-1)!.activity !== 'shipped', events };
  });
}

/** Writes them into the tables of a log, as an import would. */
export async function fillSample(
  connection: DuckDBConnection,
  cases: readonly SampleCase[],
): Promise<Record<string, unknown>> {
  await connection.run("insert into object_type values (0, 'order')");
  for (const [index, name] of ACTIVITIES.entries())
    await connection.run('insert into activity values ($1, $2)', [index, name]);
  const objects = cases.map(({ site, carrier, total }, index) => ({
    no: index + 1,
    id: `order-${index + 1}`,
    attributes: JSON.stringify({ site, carrier, total }),
  }));
  let number = 0;
  const events = cases.flatMap((each, index) =>
    each.events.map(({ activity, at, who }) => {
      number += 1;
      return {
        no: number,
        order: index + 1,
        activity: ACTIVITIES.indexOf(activity),
        micros: Math.round(at * 1000),
        who,
      };
    }),
  );
  await connection.run(
    `insert into object select no, 0, id, attributes
     from (select unnest(from_json($1, '[{"no":"BIGINT","id":"VARCHAR","attributes":"VARCHAR"}]'), recursive := true))`,
    [JSON.stringify(objects)],
  );
  const rows = `(select unnest(from_json($1,
    '[{"no":"BIGINT","order":"BIGINT","activity":"INTEGER","micros":"BIGINT","who":"VARCHAR"}]'), recursive := true))`;
  await connection.run(
    `insert into event select no, no::varchar, activity, make_timestamp(micros), who, null, null from ${rows}`,
    [JSON.stringify(events)],
  );
  await connection.run(`insert into event_object select no, "order", 0, null from ${rows}`, [
    JSON.stringify(events),
  ]);
  return { source: 'sample', cases: cases.length };
}
