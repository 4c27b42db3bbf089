// Keeps what was read from logs, in bounded memory, as long as the log has not changed. What took long to read from a log that changes all the
// time is kept for a moment more: a question a second would otherwise read ten million events a second.

export interface SetMemory {
  /**
   * What `read` gives for this key, remembered for `version`. While the log changes the old is good for twenty times as long as reading it took,
   * ten seconds at most. `read` is given what was remembered last, so that it may read what is new alone; it must not change it.
   */
  recall<T>(key: string, version: number, read: Read<T>): Promise<T>;
  /** Forgets everything whose key begins so, also what is being read just now. */
  forget(prefix: string): void;
}

export type Read<T> = (before: T | undefined) => Promise<{ value: T; bytes: number }>;

interface Kept {
  readonly value: unknown;
  readonly bytes: number;
  readonly version: number;
  readonly goodUntil: number;
}

const LONGEST_MS = 10_000;
const TIMES = 20;

export function createSetMemory(maxBytes: number): SetMemory {
  const kept = new Map<string, Kept>();
  const underway = new Map<string, Promise<unknown>>();
  let bytes = 0;
  let forgotten = 0;

  function drop(key: string): void {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  async function readNew<T>(key: string, version: number, read: Read<T>): Promise<T> {
    const startedAt = performance.now();
    const begun = forgotten;
    const found = await read(kept.get(key)?.value as T | undefined);
    if (begun !== forgotten) return found.value;
    const now = performance.now();
    drop(key);
    if (found.bytes <= maxBytes) {
      const goodUntil = now + Math.min(LONGEST_MS, TIMES * (now - startedAt));
      kept.set(key, { value: found.value, bytes: found.bytes, version, goodUntil });
      bytes += found.bytes;
    }
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      drop(oldest);
    }
    return found.value;
  }

  return {
    async recall<T>(key: string, version: number, read: Read<T>): Promise<T> {
      const known = kept.get(key);
      if (known && (known.version === version || performance.now() < known.goodUntil)) {
        // The one that was asked last stands last.
        kept.delete(key);
        kept.set(key, known);
        return known.value as T;
      }
      const turn = `${key} ${version}`;
      const same = underway.get(turn);
      // Whoever asked first may have been cut: then each reads for themselves.
      if (same) return (await same.catch(() => this.recall(key, version, read))) as T;
      const reading = readNew(key, version, read);
      underway.set(turn, reading);
      try {
        return await reading;
      } finally {
        underway.delete(turn);
      }
    },
    forget(prefix) {
      forgotten += 1;
      for (const key of [...kept.keys()]) if (key.startsWith(prefix)) drop(key);
    },
  };
}
