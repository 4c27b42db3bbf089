// Reads what is new in the event log, a set at a time, the next one while the present one is being written.
import type { Database } from '../../../platform/db.ts';
import { type NewsEvent, readNews } from '../store/news.ts';

type PositionOf = (bucket: number) => number;

export interface NewsReader {
  /** The next events of every bucket that has some: what was read ahead, where it still follows the positions. */
  next(heads: ReadonlyMap<number, number>, positionOf: PositionOf): Promise<NewsEvent[]>;
  /** Begins to read what comes behind `news`. */
  readAhead(heads: ReadonlyMap<number, number>, news: readonly NewsEvent[], positionOf: PositionOf): void;
}

interface Reading {
  readonly after: readonly (readonly [bucket: number, position: number])[];
  readonly news: Promise<NewsEvent[]>;
}

export function createNewsReader(db: Database, maxEvents: number): NewsReader {
  let ahead: Reading | null = null;

  function read(heads: ReadonlyMap<number, number>, positionOf: PositionOf): Reading {
    const after = [...heads]
      .map(([bucket, head]) => [bucket, positionOf(bucket), head] as const)
      .filter(([_bucket, position, head]) => position < head)
      .map(([bucket, position]) => [bucket, position] as const);
    return { after, news: readNews(db, after, Math.max(1, Math.floor(maxEvents / after.length))) };
  }

  return {
    next(heads, positionOf) {
      const known = ahead;
      ahead = null;
      const follows = known?.after.every(([bucket, position]) => positionOf(bucket) === position);
      return (known && follows ? known : read(heads, positionOf)).news;
    },
    readAhead(heads, news, positionOf) {
      const taken = new Map(news.map((event) => [event.bucket, event.position]));
      ahead = read(heads, (bucket) => taken.get(bucket) ?? positionOf(bucket));
      // Told where it is taken.
      ahead.news.catch(() => {});
    },
  };
}
