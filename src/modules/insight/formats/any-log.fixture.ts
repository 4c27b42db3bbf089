// For tests: logs of every shape that a data set can have, with texts made to break parsers.
import fc from 'fast-check';
import { FIRST_INSTANT, LAST_INSTANT } from './instants.ts';
import type { MemoryLog } from './memory-log.fixture.ts';
import { type Change, KINDS, type TypeRecord, type Value } from './records.ts';

const NASTY = [
  '_x0041_',
  ']]>',
  '<!--',
  '"',
  "'",
  '\r\n',
  '\t',
  '\r',
  '__proto__',
  'constructor',
  'throughline:exact',
  'throughline:event',
  'ocel_id',
  'OCEL_TIME',
  'concept:name',
  'time:timestamp',
  ' ',
  'a/b',
  'name',
  'Name',
  'NAME',
  'x\uFEFF',
  '&amp;',
  '&#0;',
  '%',
  '\u0001',
  '\uFFFF',
  '𝒳',
  '日本',
  '1',
  '1.0',
  'true',
  'null',
  '2022-01-09',
  '1970-01-01T00:00:00Z',
  '{"time":null}',
  "'); drop table event; --",
  '`',
  '[',
  'id',
  'xmlns',
  'xmlns:a',
] as const;

/** What a data set can hold: no NUL, no half surrogate pairs, no byte order mark in front. */
const text = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...NASTY) },
  fc.string({ unit: 'binary', maxLength: 12 }).map((made) =>
    made
      .replaceAll('\0', '0')
      .replace(/^\uFEFF+/, '')
      .toWellFormed(),
  ),
);
const name = text.filter((made) => made !== '');
/** Read from a file, these are who acted and the channel, never attributes. */
const attributeName = name.filter((made) => made !== 'org:resource' && made !== 'throughline:channel');

const plainValue: fc.Arbitrary<Value> = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((made) => (Object.is(made, -0) ? 0 : made)),
  fc.boolean(),
  fc.constantFrom('9223372036854775807', '2022-01-09T14:00:00Z', '2022-01-09T14:00:00.000001Z', 'NaN'),
);
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: plainValue },
  fc.constant(null),
  fc.array(plainValue, { maxLength: 2 }) as fc.Arbitrary<Value>,
  fc.dictionary(name, plainValue, { maxKeys: 2, noNullPrototype: true }) as fc.Arbitrary<Value>,
);
const instant = fc.oneof(
  fc.bigInt({ min: 0n, max: 2_000_000_000_000_000n }),
  fc.bigInt({ min: FIRST_INSTANT, max: LAST_INSTANT }),
  fc.constantFrom(0n, 1n, -1n, 1_640_995_200_000_000n),
);
const time = fc.option(instant, { freq: 5 });
const attributes = fc.array(fc.tuple(attributeName, value), { maxLength: 4 }).map((pairs) => {
  const made: Record<string, Value> = Object.create(null);
  for (const [key, each] of pairs) made[key] = each;
  return made;
});

const uniqueNames = (max: number) => fc.uniqueArray(name, { minLength: 1, maxLength: max });

export const anyLog: fc.Arbitrary<MemoryLog & { notion: string }> = fc
  .record({
    eventTypes: uniqueNames(3),
    objectTypes: uniqueNames(3),
    objectIds: uniqueNames(5),
    eventIds: uniqueNames(6),
  })
  .chain(({ eventTypes, objectTypes, objectIds, eventIds }) => {
    const relations = fc.uniqueArray(
      fc.record({ objectId: fc.constantFrom(...objectIds), qualifier: text }),
      { maxLength: 4, selector: ({ objectId, qualifier }) => `${qualifier}\n${objectId}` },
    );
    const declared = (of: 'event' | 'object', names: readonly string[]): fc.Arbitrary<TypeRecord[]> =>
      fc.tuple(
        ...names.map((each) =>
          fc
            .uniqueArray(
              fc.tuple(
                attributeName.filter((made) => !made.startsWith('throughline:')),
                fc.constantFrom(...KINDS),
              ),
              { maxLength: 3, selector: ([key]) => key },
            )
            .map((pairs): TypeRecord => ({ record: 'type', of, name: each, attributes: pairs })),
        ),
      );
    const change: fc.Arbitrary<Change> = fc.record({ name: attributeName, time, value });
    return fc.record({
      notion: fc.constantFrom(...objectTypes),
      types: fc
        .tuple(declared('event', eventTypes), declared('object', objectTypes))
        .map(([a, b]) => [...a, ...b]),
      properties: fc.uniqueArray(fc.record({ record: fc.constant('property' as const), name, value }), {
        maxLength: 2,
        selector: (each) => each.name,
      }),
      objects: fc.tuple(
        ...objectIds.map((id) =>
          fc.record({
            record: fc.constant('object' as const),
            id: fc.constant(id),
            type: fc.constantFrom(...objectTypes),
            attributes,
            changes: fc.array(change, { maxLength: 3 }),
            relations,
          }),
        ),
      ),
      events: fc.tuple(
        ...eventIds.map((id) =>
          fc.record({
            record: fc.constant('event' as const),
            id: fc.constant(id),
            type: fc.constantFrom(...eventTypes),
            time,
            actor: fc.option(name),
            channel: fc.option(name),
            attributes,
            relations,
          }),
        ),
      ),
    });
  });
