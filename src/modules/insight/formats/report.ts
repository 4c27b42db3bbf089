// The single place for what an import can have to say: each kind of problem with its weight and sentence, collected with places, the first hundred
// kept and all counted. An error means that the log is refused; a warning, that something was mended or left out; a note, that something is unusual.
import type { Place } from './records.ts';

export type Weight = 'error' | 'warning' | 'note';

const PROBLEMS = {
  // The file as such.
  empty: ['error', 'The file is empty.'],
  unknownFormat: ['error', 'The file is in none of the formats that can be read.'],
  notText: ['error', 'The file is not text in the encoding that it names.'],
  badZip: ['error', 'The file is compressed, but cannot be unpacked: it is damaged or cut off.'],
  cutOff: ['error', 'The file ends in the middle: it is cut off.'],
  syntax: ['error', 'The file is not well-formed: {detail}'],
  tooLarge: ['error', 'The file is larger, unpacked, than the limit of {limit} bytes.'],
  tooDeep: ['error', 'Something nests deeper than the limit of {limit} levels.'],
  tooLong: ['error', 'A text is longer than the limit of {limit} characters.'],
  tooManyAttributes: ['error', 'Something has more attributes than the limit of {limit}.'],
  tooManyTypes: ['error', 'The log has more types than the limit of {limit}.'],
  wrongRoot: ['error', 'The file does not begin as a log of this format does: {detail}'],
  notADatabase: ['error', 'The file is no SQLite database that can be read: {detail}'],
  missingTable: ['error', 'The database has no table {detail}.'],
  noRecords: ['note', 'The log has no events.'],
  mappingWrong: ['error', 'The mapping names a column that the file does not have: {detail}.'],
  mappingNeeded: [
    'error',
    'Which column is the case and which the activity has to be said; the file has: {detail}.',
  ],
  rowWrong: ['error', 'The row cannot be read: {detail}.'],
  // Form of a part.
  fieldMissing: ['error', 'The {part} has no {detail}.'],
  partIncomplete: ['warning', 'The {part} is incomplete: it has no {detail}.'],
  olderField: ['note', 'The {part} has a field {detail} of an older tool; it was left out.'],
  fieldWrong: ['error', 'The {detail} of the {part} is not of the expected form.'],
  outOfPlace: ['error', 'A {detail} stands where none may.'],
  outOfOrder: [
    'warning',
    'A {detail} stands after something that it should come before; it was read all the same.',
  ],
  unknownElement: ['warning', 'The element {detail} is not part of the format; it was left out.'],
  unknownField: [
    'warning',
    'The {part} has a field {detail} that the format does not know; it was left out.',
  ],
  valueWrong: ['warning', 'The value “{value}” of {detail} is not of the type {kind}; it was kept as text.'],
  valueMissing: ['warning', 'The attribute {detail} has no value; it was left out.'],
  attributeTwice: ['warning', 'The attribute {detail} is given more than once; the first was kept.'],
  kindUnknown: [
    'warning',
    'The attribute {detail} is declared with a type that the format does not have; text was taken.',
  ],
  characterReplaced: ['warning', 'A text holds characters that cannot be stored; they were replaced.'],
  // Times.
  timeMissing: ['warning', 'The event has no time; it was kept without one.'],
  timeUnreadable: ['warning', 'The time “{value}” cannot be read; the event was kept without one.'],
  timeAsText: ['note', 'Times are given as text, not as times; they were read as times.'],
  zoneMissing: ['note', 'Times name no time zone; UTC was taken.'],
  // Ids and relations.
  eventRepeated: [
    'warning',
    'The event {detail} is given more than once, each time the same; it was kept once.',
  ],
  eventIdTaken: ['error', 'Several different events have the id {detail}.'],
  objectRepeated: [
    'warning',
    'The object {detail} is given more than once, each time the same; it was kept once.',
  ],
  objectIdTaken: ['error', 'Several different objects have the id {detail}.'],
  objectIdShared: [
    'warning',
    'The id {detail} stands for objects of several types; the type was put before it.',
  ],
  relationRepeated: ['warning', 'The relation to {detail} is given more than once; it was kept once.'],
  objectUnknown: ['warning', 'The object {detail} is named but not in the log; the relation was left out.'],
  typeUndeclared: ['warning', 'The type {detail} is used but not declared; it was added.'],
  attributeUndeclared: ['note', 'The attribute {detail} is used but not declared for its type; it was kept.'],
  relationCycle: ['note', 'Objects refer to each other in a circle; that is allowed and was kept.'],
  caseRepeated: ['warning', 'Several cases are called {detail}; the later ones got a number added.'],
  caseUnnamed: ['warning', 'The case has no name; it was numbered.'],
  activityMissing: ['warning', 'The event has no activity; it was called “{value}”.'],
  // XES.
  versionMissing: ['note', 'The log does not name the version of XES that it follows.'],
  scopeWrong: ['warning', 'The scope “{value}” is neither event nor trace.'],
  globalMissing: ['note', 'The attribute {detail} is declared as global, but not every member has it.'],
  globalKind: ['warning', 'The attribute {detail} is not of the type that its global declares.'],
  classifierUnknownKey: ['note', 'The classifier {detail} names a key that is not declared as global.'],
  classifierEmpty: ['warning', 'The classifier {detail} names no keys; it was left out.'],
  extensionKeyUnknown: ['warning', 'The extension does not define the key {detail}; it was kept.'],
  extensionUndeclared: ['note', 'The prefix {detail} is used, but no extension declares it.'],
  nestedUndeclared: ['note', 'Attributes are nested, though the log does not announce it.'],
  idNotUuid: ['warning', 'The id “{value}” of {detail} is no UUID; it was kept as text.'],
} as const satisfies Record<string, readonly [Weight, string]>;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

export interface Facts {
  readonly detail?: string;
  readonly value?: string;
  readonly kind?: string;
  readonly part?: string;
  readonly limit?: number;
}

export interface Problem {
  readonly code: ProblemCode;
  readonly weight: Weight;
  readonly place: Place;
  /** English, with the facts in it. */
  readonly sentence: string;
  readonly facts: Facts;
}

export interface ProblemCount {
  readonly code: ProblemCode;
  readonly weight: Weight;
  readonly count: number;
}

export interface ImportReport {
  /** The first hundred. */
  readonly problems: readonly Problem[];
  /** All, by kind, the gravest first. */
  readonly counts: readonly ProblemCount[];
}

export interface Reporter {
  add(code: ProblemCode, place: Place, facts?: Facts): void;
  /** The same as `add`, but said only once however often it is met. */
  addOnce(code: ProblemCode, place: Place, facts?: Facts): void;
  /** Counts more of the same, of which nothing is kept. */
  count(code: ProblemCode, more: number): void;
  hasErrors(): boolean;
  /** As many errors as are kept: reading on would add nothing. */
  isFull(): boolean;
  report(): ImportReport;
}

/** Thrown by readers where nothing more can be read; the reason is in the report already. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

export const MAX_PROBLEMS = 100;
const FACT_LENGTH = 80;
const WEIGHTS: readonly Weight[] = ['error', 'warning', 'note'];

export function createReporter(): Reporter {
  const kept: Record<Weight, Problem[]> = { error: [], warning: [], note: [] };
  const counts = new Map<ProblemCode, number>();
  const add = (code: ProblemCode, place: Place, facts: Facts = {}) => {
    counts.set(code, (counts.get(code) ?? 0) + 1);
    const [weight] = PROBLEMS[code];
    if (kept[weight].length < MAX_PROBLEMS) kept[weight].push(describe(code, place, facts));
  };
  return {
    add,
    addOnce(code, place, facts) {
      if (!counts.has(code)) add(code, place, facts);
    },
    count(code, more) {
      if (more > 0) counts.set(code, (counts.get(code) ?? 0) + more);
    },
    hasErrors: () => kept.error.length > 0,
    isFull: () => kept.error.length >= MAX_PROBLEMS,
    report: () => ({
      problems: WEIGHTS.flatMap((weight) => kept[weight]).slice(0, MAX_PROBLEMS),
      counts: [...counts]
        .map(([code, count]) => ({ code, weight: PROBLEMS[code][0], count }))
        .sort((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight) || b.count - a.count),
    }),
  };
}

function describe(code: ProblemCode, place: Place, facts: Facts): Problem {
  const [weight, sentence] = PROBLEMS[code];
  const short = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? shorten(fact) : fact]),
  ) as Facts;
  const filled = sentence.replace(/\{(\w+)\}/g, (_, name: keyof Facts) => String(short[name] ?? ''));
  return { code, weight, place, sentence: filled, facts: short };
}

const shorten = (text: string): string =>
  (text.length > FACT_LENGTH ? `${text.slice(0, FACT_LENGTH - 1)}…` : text).toWellFormed();
