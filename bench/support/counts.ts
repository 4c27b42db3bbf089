// The single place where benchmarks count in the program's database: progress and proofs for which the API has no figure. Reads only.
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

async function readCount(client: pg.Client, text: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(text);
  return Number(rows[0]!.count);
}

export const countOrders = (client: pg.Client) => readCount(client, 'select count(*) from orders.orders');

/** Orders that are neither closed nor cancelled. */
export const countOpenOrders = (client: pg.Client) =>
  readCount(client, 'select count(*) from orders.orders where closed_at is null and cancelled_at is null');

/** Process instances whose next step waits for the worker. */
export const countReadyProcesses = (client: pg.Client) =>
  readCount(client, 'select count(*) from workflow.instances where ready');

export const countEvents = (client: pg.Client) =>
  readCount(client, 'select count(*) from platform.events where order_id is not null');

export const countMessages = (client: pg.Client) =>
  readCount(client, 'select count(*) from notifications.messages');

export const countIncidents = (client: pg.Client) =>
  readCount(client, "select count(*) from workflow.incidents where state = 'open'");

/** Buckets whose events some listener has not read to the end. */
export const countBehind = (client: pg.Client) =>
  readCount(
    client,
    `select count(*) from platform.cursors c join platform.buckets b using (bucket) where c.position < b.position`,
  );

/** Orders whose events are not numbered 1, 2, 3 …, and buckets whose positions are not. */
export async function countEventFaults(client: pg.Client): Promise<number> {
  const orders = await readCount(
    client,
    `select count(*) from (
       select 1 from platform.events where order_id is not null group by bucket, order_id
       having count(*) <> max(order_sequence) or min(order_sequence) <> 1) o`,
  );
  const buckets = await readCount(
    client,
    `select count(*) from platform.buckets b
     where b.position <> (select count(*) from platform.events e where e.bucket = b.bucket)`,
  );
  return orders + buckets;
}

/** Waits until the worker has nothing to do any more; false when that takes longer than `seconds`. */
export async function waitUntilIdle(client: pg.Client, seconds: number): Promise<boolean> {
  for (const giveUpMs = Date.now() + seconds * 1000; ; await sleep(250)) {
    if ((await countReadyProcesses(client)) === 0 && (await countBehind(client)) === 0) return true;
    if (Date.now() > giveUpMs) return false;
  }
}
