// The single place where listeners follow the event log: each subscriber keeps one cursor a bucket, moved in the same
// transaction as its effect, so every event is taken once, in order, and none that committed late is skipped.
import type { Clock } from './clock.ts';
import type { Actor, CommandTx } from './command.ts';
import { type Database, isTransient, sql } from './db.ts';
import { SetConflict } from './errors.ts';
import { readBucketNews, type StoredEvent } from './events.ts';
import { runInTx } from './execute.ts';

export interface Subscriber {
  /** Names the cursor rows; never changed once released. */
  readonly name: string;
  readonly actor: Actor;
  /** The types that it listens to; all unless told. The others are passed over without being read. */
  readonly types?: readonly string[];
  /** Positions at most in one transaction; 2,000 unless told. */
  readonly maxEvents?: number;
  /** Takes the next events of one bucket in order; runs in the transaction that moves the cursor. */
  receive(tx: CommandTx, bucket: number, events: readonly StoredEvent[]): Promise<void>;
}

/** Buckets that hold events which `subscriber` has not taken. */
export async function readBehind(db: Database, subscriber: string): Promise<number[]> {
  const rows = await db.query<{ bucket: number }>(sql`
    select b.bucket from platform.buckets b
    left join platform.cursors c on c.subscriber = ${subscriber} and c.bucket = b.bucket
    where b.position > coalesce(c.position, 0) order by b.bucket`);
  return rows.map((row) => row.bucket);
}

/** Makes the cursor rows of a subscriber; `fromNow` starts behind everything that is stored already. */
export async function registerSubscriber(db: Database, subscriber: string, fromNow: boolean): Promise<void> {
  await db.run(sql`
    insert into platform.cursors (subscriber, bucket, position)
    select ${subscriber}, bucket, case when ${fromNow} then position else 0 end from platform.buckets
    on conflict do nothing`);
}

/**
 * Takes the next events of one bucket. Returns how many positions it moved; 0 when there are none or another worker holds the bucket
 * (its cursor row is the lease: it is free again when that worker commits or dies).
 */
export async function advance(
  db: Database,
  clock: Clock,
  subscriber: Subscriber,
  bucket: number,
): Promise<number> {
  try {
    return await runInTx(db, clock, subscriber.actor, async (tx) => {
      const [cursor] = await tx.query<{ position: number }>(sql`
        select position from platform.cursors where subscriber = ${subscriber.name} and bucket = ${bucket}
        for update skip locked`);
      if (!cursor) return 0;
      const { position } = cursor;
      const limit = subscriber.maxEvents ?? 2000;
      const { events, upTo } = await readBucketNews(tx, bucket, position, limit, subscriber.types ?? null);
      if (upTo === position) return 0;
      if (events.length > 0) await subscriber.receive(tx, bucket, events);
      await tx.run(sql`
        update platform.cursors set position = ${upTo} where subscriber = ${subscriber.name} and bucket = ${bucket}`);
      return upTo - position;
    });
  } catch (error) {
    // Lost a race with a command: the cursor did not move, so the next pass takes the same events.
    if (isTransient(error) || error instanceof SetConflict) return 0;
    throw error;
  }
}

/** How many events each subscriber is behind, for health and metrics. */
export async function readLag(db: Database): Promise<{ subscriber: string; events: number }[]> {
  return db.query(sql`
    select c.subscriber, sum(b.position - c.position)::bigint as events
    from platform.cursors c join platform.buckets b using (bucket) group by c.subscriber order by c.subscriber`);
}

/** Takes events until `subscribers` have seen everything that is stored; for tests, imports and one-shot commands. */
export async function catchUp(
  db: Database,
  clock: Clock,
  subscribers: readonly Subscriber[],
): Promise<number> {
  let taken = 0;
  for (let moved = true; moved; ) {
    moved = false;
    for (const subscriber of subscribers) {
      for (const bucket of await readBehind(db, subscriber.name)) {
        const count = await advance(db, clock, subscriber, bucket);
        taken += count;
        moved ||= count > 0;
      }
    }
  }
  return taken;
}
