// The single place that hands out order numbers: taken from the database in blocks of 64, so that a busy server asks once for
// dozens of orders. Numbers of a block that a stopped server did not use are never given to anybody.
import type { Queryable } from '../../platform/db.ts';
import { BUCKETS } from '../../platform/ids.ts';
import { takeBlocks } from './store/write.ts';

const BLOCK = 64;

/** Numbers for orders of one bucket, which the number carries (number.ts). */
export type NumberTaker = (db: Queryable, bucket: number, count: number) => Promise<number[]>;

export function createNumberTaker(): NumberTaker {
  const left: number[] = [];
  return async (db, bucket, count) => {
    const taken = left.splice(0, count);
    // What this set still needs it takes for itself: another set may empty `left` while this one waits for the database.
    if (taken.length < count) {
      const numbers: number[] = [];
      for (const block of await takeBlocks(db, Math.ceil((count - taken.length) / BLOCK))) {
        for (let i = 0; i < BLOCK; i++) numbers.push(block * BLOCK + i);
      }
      taken.push(...numbers.splice(0, count - taken.length));
      left.push(...numbers);
    }
    return taken.map((number) => number * BUCKETS + bucket);
  };
}
