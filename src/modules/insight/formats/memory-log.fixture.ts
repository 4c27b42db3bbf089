// For tests: a log in memory that writers can take, made of the records that a reader gave, in a form that can be compared.
import type {
  CaseRecord,
  EventRecord,
  LogRecord,
  LogSource,
  ObjectRecord,
  PropertyRecord,
  TypeRecord,
} from './records.ts';

export interface MemoryLog {
  readonly types: readonly TypeRecord[];
  readonly properties: readonly PropertyRecord[];
  readonly objects: readonly ObjectRecord[];
  readonly events: readonly EventRecord[];
}

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

export function sourceOf({ types, properties, objects, events }: MemoryLog): LogSource {
  const typeOf = new Map(objects.map(({ id, type }) => [id, type]));
  const typed = <R extends EventRecord | ObjectRecord>(member: R): R => ({
    ...member,
    relations: member.relations.map((relation) => ({ ...relation, type: typeOf.get(relation.objectId)! })),
  });
  const numbered = events.map((event, index) => typed({ ...event, position: index + 1 }));
  const isOf = (event: EventRecord, notion: string) => event.relations.some(({ type }) => type === notion);
  const cases = (notion: string): CaseRecord[] => {
    const seen = new Set<string>();
    return objects
      .filter(({ type }) => type === notion)
      .map((object) => ({
        object: typed(object),
        events: numbered
          .filter(({ relations }) => relations.some(({ objectId }) => objectId === object.id))
          .sort((a, b) => Number((a.time ?? 0n) - (b.time ?? 0n)) || a.position! - b.position!)
          .map((event) => {
            const isCopy = seen.has(event.id);
            seen.add(event.id);
            return { event, isCopy };
          }),
      }));
  };
  return {
    types: async () => types,
    properties: async () => properties,
    objects: () => each(objects.map(typed)),
    events: () => each(numbered),
    cases: (notion) => each(cases(notion)),
    looseEvents: (notion) => each(numbered.filter((event) => !isOf(event, notion))),
  };
}

export async function gatherLog(records: AsyncIterable<LogRecord>): Promise<MemoryLog> {
  const types: TypeRecord[] = [];
  const properties: PropertyRecord[] = [];
  const objects: ObjectRecord[] = [];
  const events: EventRecord[] = [];
  for await (const record of records) {
    if (record.record === 'type') types.push(record);
    else if (record.record === 'property') properties.push(record);
    else if (record.record === 'object') objects.push(record);
    else events.push(record);
  }
  const inOrder = <R extends { position?: number }>(members: readonly R[]) =>
    members.every(({ position }) => position !== undefined)
      ? members.toSorted((a, b) => a.position! - b.position!)
      : members;
  return { types, properties, objects: inOrder(objects), events: inOrder(events) };
}

/** What of a log must come back from any format: nothing of places and positions, plain objects throughout. */
export function comparable({ types, properties, objects, events }: MemoryLog) {
  const plain = (relations: EventRecord['relations']) =>
    relations.map(({ objectId, qualifier }) => [objectId, qualifier]);
  return {
    properties: properties
      .map(({ name, value }) => [name, value])
      .sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)),
    types: new Set(types.map(({ of, name }) => `${of} ${name}`)),
    declared: new Set(
      types.flatMap(({ of, name, attributes }) =>
        attributes.map(([attribute, kind]) => JSON.stringify([of, name, attribute, kind])),
      ),
    ),
    objects: objects.map(({ id, type, attributes, changes, relations }) => ({
      id,
      type,
      attributes: Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)),
      changes: changes.map(({ name, time, value }) => [name, time, value]),
      relations: plain(relations),
    })),
    events: events.map(({ id, type, time, actor, channel, attributes, relations }) => ({
      id,
      type,
      time,
      actor,
      channel,
      attributes: Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)),
      relations: plain(relations),
    })),
  };
}
