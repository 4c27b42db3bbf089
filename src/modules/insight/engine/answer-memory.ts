// Remembers answers by their question, in bounded memory, so that ten people who open the same page ask once. The key carries the state of the
// log; an answer also grows old by itself, because some of them look at the clock.
import { AskerGone } from './operation.ts';

const OLD_AFTER_MS = 10_000;

export interface AnswerMemory {
  /** The remembered answer, the one that is being found just now, or a new one. Failures are not remembered. */
  answer(key: string, find: () => Promise<unknown>): Promise<unknown>;
}

export function createAnswerMemory(maxBytes: number): AnswerMemory {
  const answers = new Map<string, { value: unknown; bytes: number; until: number }>();
  const underway = new Map<string, Promise<unknown>>();
  let bytes = 0;

  function forget(key: string): void {
    bytes -= answers.get(key)?.bytes ?? 0;
    answers.delete(key);
  }

  function keep(key: string, value: unknown): void {
    // Two bytes a character, and the key once more in the map.
    const size = 2 * (key.length + (JSON.stringify(value)?.length ?? 0));
    if (size > maxBytes / 4) return;
    answers.set(key, { value, bytes: size, until: performance.now() + OLD_AFTER_MS });
    bytes += size;
    for (const oldest of answers.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
  }

  return {
    async answer(key, find) {
      const known = answers.get(key);
      if (known && known.until > performance.now()) return known.value;
      if (known) forget(key);
      const same = underway.get(key);
      if (same) {
        try {
          return await same;
        } catch (error) {
          // Whoever asked first has left; the question stands.
          if (error instanceof AskerGone) return this.answer(key, find);
          throw error;
        }
      }
      const found = find();
      underway.set(key, found);
      try {
        const value = await found;
        keep(key, value);
        return value;
      } finally {
        underway.delete(key);
      }
    },
  };
}
