// The filter of cases as it stands in the address, in the shape that the server takes (`filter` of every question about a log). Pure. What
// is not of the expected form is as if it were not there; the server says what is wrong with the rest.

export type AttributeValue = string | number | boolean | null;

export interface AttributeRule {
  name: string;
  in?: AttributeValue[];
  min?: number;
  max?: number;
}

export interface PathRule {
  from: string;
  to: string;
  kind: 'directly' | 'eventually';
  has: boolean;
  minSeconds?: number;
  maxSeconds?: number;
}

export interface CaseFilter {
  /** Instants; cases whose first event lies there. */
  from?: string;
  to?: string;
  attributes?: AttributeRule[];
  /** Events that are looked at. */
  activities?: { keep?: string[]; drop?: string[] };
  paths?: PathRule[];
  /** How long the whole case took. */
  seconds?: { min?: number; max?: number };
  variants?: string[];
  repeats?: { activity: string; atLeast: number };
  starts?: string[];
  ends?: string[];
  /** Cases that end as cases usually end; false: the others. */
  complete?: boolean;
}

type Raw = Record<string, unknown>;

const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const texts = (value: unknown) => {
  const found = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  return found.length > 0 ? found : undefined;
};
const isValue = (value: unknown): value is AttributeValue =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** Without the fields that say nothing; undefined where none is left. */
function defined<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T | undefined {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return kept.length > 0 ? (Object.fromEntries(kept) as T) : undefined;
}

function readAttribute(raw: unknown): AttributeRule[] {
  if (!isObject(raw) || text(raw.name) === undefined) return [];
  const values = Array.isArray(raw.in) ? raw.in.filter(isValue) : undefined;
  const rule = { name: text(raw.name), in: values, min: number(raw.min), max: number(raw.max) };
  return [defined<AttributeRule>(rule as AttributeRule) as AttributeRule];
}

function readPath(raw: unknown): PathRule[] {
  if (!isObject(raw)) return [];
  const [from, to] = [text(raw.from), text(raw.to)];
  if (from === undefined || to === undefined) return [];
  const times = { minSeconds: number(raw.minSeconds), maxSeconds: number(raw.maxSeconds) };
  return [
    {
      from,
      to,
      kind: raw.kind === 'eventually' ? 'eventually' : 'directly',
      has: raw.has !== false,
      ...defined<Pick<PathRule, 'minSeconds' | 'maxSeconds'>>(times as never),
    },
  ];
}

const list = <T>(raw: unknown, read: (each: unknown) => T[]): T[] | undefined => {
  const found = Array.isArray(raw) ? raw.flatMap(read) : [];
  return found.length > 0 ? found : undefined;
};

export function readCaseFilter(raw: unknown): CaseFilter | undefined {
  if (!isObject(raw)) return undefined;
  const { activities, seconds, repeats } = raw;
  const repeated = isObject(repeats) ? text(repeats.activity) : undefined;
  return defined<CaseFilter>({
    from: text(raw.from),
    to: text(raw.to),
    attributes: list(raw.attributes, readAttribute),
    activities: isObject(activities)
      ? defined<{ keep: string[]; drop: string[] }>({
          keep: texts(activities.keep),
          drop: texts(activities.drop),
        })
      : undefined,
    paths: list(raw.paths, readPath),
    seconds: isObject(seconds)
      ? defined<{ min: number; max: number }>({ min: number(seconds.min), max: number(seconds.max) })
      : undefined,
    variants: texts(raw.variants),
    repeats:
      repeated !== undefined && isObject(repeats)
        ? { activity: repeated, atLeast: number(repeats.atLeast) ?? 2 }
        : undefined,
    starts: texts(raw.starts),
    ends: texts(raw.ends),
    complete: typeof raw.complete === 'boolean' ? raw.complete : undefined,
  } as { [K in keyof CaseFilter]: CaseFilter[K] | undefined });
}
