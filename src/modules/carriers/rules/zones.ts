// The single place for finding the zone from an origin to a destination. The nearest origin that has anything to say decides (a
// location, its postal prefix, its country, anywhere), in it the narrowest destination. Pure.
import type { Destination, ZoneRow } from '../types.ts';
import type { OriginPlace } from './collections.ts';

/** Upper case without blanks and dashes, as prefixes are compared. */
export const plainPostalCode = (code: string) => code.replace(/[\s-]/g, '').toUpperCase();

/** Above every character of a postal code: what begins with `to` is still within a range. */
const TOP = '\uffff';

interface Range {
  readonly from: string;
  readonly end: string;
  readonly zone: string;
}

interface CountryZones {
  /** Ranges of prefixes of one length, in their order; long prefixes first. Those of one length do not overlap. */
  lengths: Range[][];
  whole: string | null;
}

/** By country; '' is every country that is not named. */
type OriginZones = Map<string, CountryZones>;

/** By service ('' for all that have no zones of their own), then by origin. */
export interface ZoneTable {
  readonly byService: ReadonlyMap<string, ReadonlyMap<string, OriginZones>>;
  /** Lengths of the postal prefixes of origins, long ones first. */
  readonly prefixLengths: readonly number[];
}

export function originKey({ location, country, postalPrefix }: ZoneRow['origin']): string {
  if (location !== null) return `@${location}`;
  return country === null ? '*' : `${country} ${postalPrefix ?? ''}`;
}

/** Where a zone row counts: of one card's rows, those of the same place are one. */
export type ZonePlace = Omit<ZoneRow, 'zone'>;

type Part = string | null | undefined;
/** The same as it comes in: what says nothing is absent, or null as rows are shown. */
export interface ZonePlaceInput {
  readonly carrier: string;
  readonly service?: Part;
  readonly originLocation?: Part;
  readonly originCountry?: Part;
  readonly originPostalPrefix?: Part;
  readonly country?: Part;
  readonly postalFrom?: Part;
  readonly postalTo?: Part;
}

/** A range of one prefix may leave its end out. */
export function toZonePlace(input: ZonePlaceInput): ZonePlace {
  const plain = (code: Part) => (code ? plainPostalCode(code) : null);
  return {
    carrier: input.carrier,
    service: input.service ?? null,
    origin: {
      location: input.originLocation ?? null,
      country: input.originCountry ?? null,
      postalPrefix: plain(input.originPostalPrefix),
    },
    country: input.country ?? null,
    postalFrom: plain(input.postalFrom),
    postalTo: plain(input.postalTo ?? input.postalFrom),
  };
}

export const zonePlaceKey = ({ service, origin, country, postalFrom, postalTo }: ZonePlace) =>
  [service, originKey(origin), country, postalFrom, postalTo].join('\n');

export function compileZones(rows: readonly ZoneRow[]): ZoneTable {
  const byService = new Map<string, Map<string, OriginZones>>();
  for (const row of rows) {
    const origins = getOrAdd(byService, row.service ?? '', () => new Map<string, OriginZones>());
    const countries = getOrAdd(origins, originKey(row.origin), () => new Map() as OriginZones);
    const country = getOrAdd(
      countries,
      row.country ?? '',
      (): CountryZones => ({ lengths: [[]], whole: null }),
    );
    if (row.postalFrom === null) country.whole = row.zone;
    else
      country.lengths[0]!.push({
        from: row.postalFrom,
        end: (row.postalTo ?? row.postalFrom) + TOP,
        zone: row.zone,
      });
  }
  for (const origins of byService.values())
    for (const countries of origins.values())
      for (const country of countries.values()) country.lengths = groupRanges(country.lengths[0]!);
  const lengths = new Set(rows.map((row) => row.origin.postalPrefix?.length ?? 0));
  return { byService, prefixLengths: [...lengths].filter((length) => length > 0).sort((a, b) => b - a) };
}

function groupRanges(ranges: readonly Range[]): Range[][] {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1));
  const groups = Map.groupBy(sorted, (range) => range.from.length);
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** The zone of a service between two places; null where it does not go. */
export function findZone(
  table: ZoneTable,
  service: string,
  origin: Pick<OriginPlace, 'code' | 'address'>,
  destination: Destination,
): string | null {
  const origins = table.byService.get(service) ?? table.byService.get('');
  if (!origins) return null;
  const code = destination.postalCode ? plainPostalCode(destination.postalCode) : null;
  for (const key of originKeys(table, origin)) {
    const countries = origins.get(key);
    if (!countries) continue;
    const zone = findInCountry(countries.get(destination.country), code) ?? countries.get('')?.whole ?? null;
    if (zone !== null) return zone;
  }
  return null;
}

function originKeys(table: ZoneTable, { code, address }: Pick<OriginPlace, 'code' | 'address'>): string[] {
  const { country } = address;
  const postalCode = plainPostalCode(address.postalCode);
  const prefixes = table.prefixLengths
    .filter((length) => length <= postalCode.length)
    .map((length) => `${country} ${postalCode.slice(0, length)}`);
  return [`@${code}`, ...prefixes, `${country} `, '*'];
}

function findInCountry(zones: CountryZones | undefined, code: string | null): string | null {
  if (!zones) return null;
  if (code !== null) {
    for (const ranges of zones.lengths) {
      const range = ranges[countUpTo(ranges.length, (at) => ranges[at]!.from <= code) - 1];
      if (range && code <= range.end) return range.zone;
    }
  }
  return zones.whole;
}

/** How many of `length` sorted things are up to something, by halving. */
function countUpTo(length: number, isUpTo: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isUpTo(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Postal codes of a country between which no table draws a line: all codes with the same number have the same zones, from everywhere
 * and with every service.
 */
export function createPostalAreas(rows: Iterable<ZoneRow>) {
  const lines = new Map<string, Set<string>>();
  for (const { country, postalFrom, postalTo } of rows) {
    if (country === null || postalFrom === null) continue;
    const ofCountry = getOrAdd(lines, country, () => new Set<string>());
    ofCountry.add(postalFrom).add((postalTo ?? postalFrom) + TOP);
  }
  const sorted = new Map([...lines].map(([country, set]) => [country, [...set].sort()]));
  /** -1 without a postal code. */
  return function areaOf({ country, postalCode }: Destination): number {
    if (!postalCode) return -1;
    const borders = sorted.get(country);
    if (!borders) return 0;
    const code = plainPostalCode(postalCode);
    return countUpTo(borders.length, (at) => borders[at]! <= code);
  };
}
