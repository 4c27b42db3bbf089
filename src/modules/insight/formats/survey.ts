// The single place that walks a log before it is written, to know what a file must say first: every type with its attributes, each with the kind
// that holds its values, and whether `throughline:exact` is needed.
import { ACTOR, CHANNEL, EXACT, type KindOf, type Refuses, spellEvent, spellObject } from './exact.ts';
import type { Kind, LogSource, Value } from './records.ts';
import { classOf, isExact, kindOfClasses } from './value-text.ts';

export interface SurveyedType {
  readonly name: string;
  /** What its members carry in a file, ours included. */
  readonly attributes: ReadonlyMap<string, Kind>;
  /** As the log itself declares them, also those that the format refuses. */
  readonly declared: ReadonlyMap<string, Kind>;
  readonly kindOf: KindOf;
}

export interface Survey {
  readonly events: ReadonlyMap<string, SurveyedType>;
  readonly objects: ReadonlyMap<string, SurveyedType>;
  readonly eventCount: number;
  readonly objectCount: number;
}

interface Seen {
  readonly declared: ReadonlyMap<string, Kind>;
  readonly classes: Map<string, Set<string>>;
  isKept: boolean;
  hasActor: boolean;
  hasChannel: boolean;
}

/** `refuses` says which names the format cannot have as attributes. Walks the log once. */
export async function surveyLog(source: LogSource, refuses: Refuses = () => false): Promise<Survey> {
  const events = new Map<string, Seen>();
  const objects = new Map<string, Seen>();
  for (const type of await source.types()) {
    const seen = createSeen(new Map(type.attributes));
    (type.of === 'event' ? events : objects).set(type.name, seen);
  }
  let objectCount = 0;
  for await (const object of source.objects()) {
    objectCount += 1;
    const seen = seenOf(objects, object.type);
    for (const [name, value] of Object.entries(object.attributes)) look(seen, name, value);
    for (const { name, value } of object.changes) look(seen, name, value);
    if (!seen.isKept)
      seen.isKept =
        spellObject(object, (name) => seen.declared.get(name) ?? guess(seen, name), refuses).attributes[
          EXACT
        ] !== undefined;
  }
  let eventCount = 0;
  for await (const event of source.events()) {
    eventCount += 1;
    const seen = seenOf(events, event.type);
    for (const [name, value] of Object.entries(event.attributes)) look(seen, name, value);
    seen.hasActor ||= event.actor !== null;
    seen.hasChannel ||= event.channel !== null;
    if (!seen.isKept)
      seen.isKept =
        spellEvent(event, (name) => seen.declared.get(name) ?? guess(seen, name), refuses)[EXACT] !==
        undefined;
  }
  return { events: finish(events, refuses), objects: finish(objects, refuses), eventCount, objectCount };
}

const createSeen = (declared: ReadonlyMap<string, Kind>): Seen => ({
  declared,
  classes: new Map(),
  isKept: false,
  hasActor: false,
  hasChannel: false,
});

function seenOf(types: Map<string, Seen>, name: string): Seen {
  let seen = types.get(name);
  if (seen === undefined) {
    seen = createSeen(new Map());
    types.set(name, seen);
  }
  return seen;
}

function look(seen: Seen, name: string, value: Value): void {
  let classes = seen.classes.get(name);
  if (classes === undefined) {
    classes = new Set();
    seen.classes.set(name, classes);
  }
  classes.add(classOf(value));
  const declared = seen.declared.get(name);
  if (declared !== undefined && !isExact(value, declared)) classes.add('other');
}

/** While walking: a kind that is only just made may prove too narrow, which `finish` finds by the classes. */
const guess = (seen: Seen, name: string): Kind | undefined =>
  kindOfClasses(seen.classes.get(name) ?? new Set()) ?? 'string';

function finish(types: ReadonlyMap<string, Seen>, refuses: Refuses): Map<string, SurveyedType> {
  const result = new Map<string, SurveyedType>();
  for (const [name, seen] of types) {
    const kinds = new Map<string, Kind>(seen.declared);
    let isKept = seen.isKept;
    for (const [attribute, classes] of seen.classes) {
      const kind = kinds.get(attribute) ?? kindOfClasses(classes);
      if (kind === null || classes.has('other')) isKept = true;
      if (!kinds.has(attribute)) kinds.set(attribute, kind ?? 'string');
    }
    const attributes = new Map([...kinds].filter(([attribute]) => !refuses(attribute)));
    if (seen.hasActor) attributes.set(ACTOR, 'string');
    if (seen.hasChannel) attributes.set(CHANNEL, 'string');
    if (isKept) attributes.set(EXACT, 'string');
    result.set(name, {
      name,
      attributes,
      declared: seen.declared,
      kindOf: (attribute) => kinds.get(attribute),
    });
  }
  return result;
}
