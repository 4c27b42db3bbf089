// The single place that gathers, while a log without declared types is read, which kind each attribute of each type has: XES and CSV say it of
// every value, object-centric logs of the type.
import type { Kind, TypeRecord } from './records.ts';

export interface KindBook {
  note(
    of: 'event' | 'object',
    type: string,
    kinds: ReadonlyMap<string, Kind>,
    takes: (key: string) => boolean,
  ): void;
  types(): TypeRecord[];
}

export function createKindBook(): KindBook {
  const books = { event: new Map<string, Map<string, Kind>>(), object: new Map<string, Map<string, Kind>>() };
  return {
    note(of, type, kinds, takes) {
      let known = books[of].get(type);
      if (known === undefined) {
        known = new Map();
        books[of].set(type, known);
      }
      for (const [key, kind] of kinds) {
        if (!takes(key)) continue;
        const before = known.get(key);
        if (before !== kind) known.set(key, before === undefined ? kind : join(before, kind));
      }
    },
    types: () =>
      (['event', 'object'] as const).flatMap((of) =>
        [...books[of]].map(
          ([name, kinds]): TypeRecord => ({ record: 'type', of, name, attributes: [...kinds] }),
        ),
      ),
  };
}

/** What holds both; text holds everything. */
const join = (a: Kind, b: Kind): Kind =>
  [a, b].every((kind) => kind === 'integer' || kind === 'float') ? 'float' : 'string';
