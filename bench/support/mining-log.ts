// The log that mining is measured on: orders with payments that fail and are tried again, holds, short picks, split shipments whose events mix,
// tracking that repeats, cancellations and returns; seeded, the same for the same seed. It also puts the log into a store, in the order of time.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSetNote, DataSets } from '../../src/modules/insight/log/data-sets.ts';
import { createRandom, type Random } from '../../src/modules/insight/simulation/random.ts';

export const ACTIVITIES = [
  'orders.orderPlaced',
  'payments.paymentAuthorised',
  'payments.paymentFailed',
  'orders.holdPlaced',
  'orders.holdReleased',
  'orders.orderCancelled',
  'fulfilment.orderReleased',
  'fulfilment.unitsPicked',
  'fulfilment.shortPicked',
  'orders.lineSourcedAgain',
  'fulfilment.orderPacked',
  'fulfilment.labelPrinted',
  'fulfilment.shipmentShipped',
  'payments.paymentCaptured',
  'ledger.invoiceIssued',
  'carriers.inTransit',
  'carriers.deliveryFailed',
  'fulfilment.shipmentDelivered',
  'returns.returnRequested',
  'returns.returnReceived',
  'payments.paymentRefunded',
  'service.caseOpened',
  'service.caseClosed',
  'orders.orderClosed',
] as const;
type Activity = (typeof ACTIVITIES)[number];

export const RESOURCES: readonly string[] = [
  'system',
  ...Array.from({ length: 40 }, (_, at) => `warehouse:picker-${at + 1}`),
  ...Array.from({ length: 12 }, (_, at) => `service:agent-${at + 1}`),
];

export interface MadeEvents {
  readonly cases: number;
  /** Per event, cases one after the other. */
  readonly order: Uint32Array;
  readonly activity: Uint16Array;
  /** Whole seconds since 1970. */
  readonly seconds: Float64Array;
  readonly resource: Uint16Array;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPAN_DAYS = 365;
const FIRST = Date.UTC(2025, 0, 1) / 1000;

/** Whole orders until there are `events` of them or a few more. */
export function makeOrderEvents(events: number, seed: number): MadeEvents {
  const random = createRandom(seed);
  const numbers = new Map(ACTIVITIES.map((name, at) => [name, at]));
  const room = events + 200;
  const columns = {
    order: new Uint32Array(room),
    activity: new Uint16Array(room),
    seconds: new Float64Array(room),
    resource: new Uint16Array(room),
  };
  let used = 0;
  let order = 0;
  for (; used < events; order++) {
    const steps = liveThrough(random, FIRST + random.below(SPAN_DAYS * DAY)).slice(0, 150);
    for (const step of steps) {
      columns.order[used] = order;
      columns.activity[used] = numbers.get(step.activity)!;
      columns.seconds[used] = step.at;
      columns.resource[used] = step.resource;
      used++;
    }
  }
  return {
    cases: order,
    order: columns.order.subarray(0, used),
    activity: columns.activity.subarray(0, used),
    seconds: columns.seconds.subarray(0, used),
    resource: columns.resource.subarray(0, used),
  };
}

interface Step {
  readonly activity: Activity;
  readonly at: number;
  readonly resource: number;
}

function liveThrough(random: Random, placedAt: number): Step[] {
  const steps: Step[] = [];
  let at = placedAt;
  const go = (activity: Activity, meanSeconds: number, resource = 0): void => {
    at += Math.round(random.exponential(meanSeconds));
    steps.push({ activity, at, resource });
  };
  const agent = (): number => 41 + random.below(12);
  steps.push({ activity: 'orders.orderPlaced', at, resource: 0 });
  for (let tries = 0; random.next() < 0.04; tries++) {
    go('payments.paymentFailed', 10 * MINUTE);
    if (tries < 3) continue;
    go('orders.orderCancelled', HOUR);
    return steps;
  }
  go('payments.paymentAuthorised', MINUTE);
  while (random.next() < 0.07) {
    go('orders.holdPlaced', MINUTE);
    go('orders.holdReleased', 6 * HOUR, agent());
  }
  if (random.next() < 0.03) {
    go('orders.orderCancelled', 2 * HOUR, random.next() < 0.5 ? 0 : agent());
    return steps;
  }
  const shipments = random.next() < 0.82 ? 1 : random.next() < 0.85 ? 2 : 3;
  const parts = Array.from({ length: shipments }, () => shipOne(random, at)).flat();
  steps.push(...parts.sort((a, b) => a.at - b.at));
  at = steps.at(-1)!.at;
  if (random.next() < 0.05) {
    go('service.caseOpened', DAY, agent());
    go('service.caseClosed', DAY, agent());
  }
  go('orders.orderClosed', HOUR);
  if (random.next() < 0.07) {
    go('returns.returnRequested', 7 * DAY);
    go('returns.returnReceived', 5 * DAY, 1 + random.below(40));
    go('payments.paymentRefunded', DAY);
  }
  return steps;
}

function shipOne(random: Random, releasedFrom: number): Step[] {
  const steps: Step[] = [];
  let at = releasedFrom;
  const go = (activity: Activity, meanSeconds: number, resource = 0): void => {
    at += 1 + Math.round(random.exponential(meanSeconds));
    steps.push({ activity, at, resource });
  };
  const picker = 1 + random.below(40);
  go('fulfilment.orderReleased', 10 * MINUTE);
  while (random.next() < 0.04) {
    go('fulfilment.shortPicked', 3 * HOUR, picker);
    go('orders.lineSourcedAgain', MINUTE);
    go('fulfilment.orderReleased', 10 * MINUTE);
  }
  go('fulfilment.unitsPicked', 5 * HOUR, picker);
  go('fulfilment.orderPacked', HOUR, picker);
  go('fulfilment.labelPrinted', 5 * MINUTE, picker);
  go('fulfilment.shipmentShipped', 4 * HOUR, picker);
  go('ledger.invoiceIssued', MINUTE);
  go('payments.paymentCaptured', MINUTE);
  while (random.next() < 0.45) go('carriers.inTransit', 12 * HOUR);
  while (random.next() < 0.05) go('carriers.deliveryFailed', DAY);
  go('fulfilment.shipmentDelivered', DAY);
  return steps;
}

/** As a log of its own, numbered in the order of time as a live log is: the cases of the store lie mixed. */
export async function storeEvents(sets: DataSets, made: MadeEvents): Promise<DataSetNote> {
  const file = path.join(tmpdir(), `throughline-mining-${process.pid}.csv`);
  writeRows(file, made);
  try {
    return await sets.create('orders', async (connection) => {
      const names = (list: readonly string[]) => JSON.stringify(list);
      await connection.run(
        `insert into activity select row_number() over () - 1, name from (select unnest(from_json($1, '["VARCHAR"]')) as name)`,
        [names(ACTIVITIES)],
      );
      await connection.run(`insert into object_type values (1, 'order')`);
      await connection.run(
        `create temp table made as
         select row_number() over (order by seconds, line) as no, c.*
         from (select row_number() over () as line, * from read_csv($1, header = false, columns =
           {'order_no': 'BIGINT', 'activity_no': 'INTEGER', 'seconds': 'BIGINT', 'actor': 'VARCHAR'})) c`,
        [file],
      );
      await connection.run(
        `insert into event select no, 'e' || no, activity_no, make_timestamp(seconds * 1000000), actor, 'web', null from made order by no`,
      );
      await connection.run('insert into event_object select no, order_no, 1, null from made order by no');
      await connection.run(
        `insert into object select distinct order_no, 1, 'order-' || order_no, null::json from made order by order_no`,
      );
      await connection.run('drop table made');
      return {};
    });
  } finally {
    rmSync(file, { force: true });
  }
}

function writeRows(file: string, { order, activity, seconds, resource }: MadeEvents): void {
  const out = openSync(file, 'w');
  let lines: string[] = [];
  for (let at = 0; at < order.length; at++) {
    lines.push(`${order[at]! + 1},${activity[at]},${seconds[at]},${RESOURCES[resource[at]!]}\n`);
    if (lines.length < 100_000 && at + 1 < order.length) continue;
    writeSync(out, lines.join(''));
    lines = [];
  }
  closeSync(out);
}

/** The first `events` of them as a CSV file that anybody's tool could have written. */
export function printCsv({ order, activity, seconds, resource }: MadeEvents, events: number): Buffer {
  const lines = ['case_id,activity,timestamp,resource'];
  for (let at = 0; at < Math.min(events, order.length); at++) {
    const time = new Date(seconds[at]! * 1000).toISOString();
    lines.push(`order-${order[at]! + 1},${ACTIVITIES[activity[at]!]},${time},${RESOURCES[resource[at]!]}`);
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}
