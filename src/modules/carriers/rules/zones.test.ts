import { expect, it } from 'vitest';
import { place, zone } from '../../../../tests/support/carriers-world.ts';
import { fc } from '../../../../tests/support/property.ts';
import type { ZoneRow } from '../types.ts';
import { compileZones, createPostalAreas, findZone, plainPostalCode } from './zones.ts';

const from = (country: string | null, postalPrefix: string | null = null) => ({
  location: null,
  country,
  postalPrefix,
});
const at = (location: string) => ({ location, country: null, postalPrefix: null });

const rows: ZoneRow[] = [
  zone('home', { country: 'DE' }),
  zone('north', { country: 'DE', postalFrom: '20', postalTo: '25' }),
  zone('island', { country: 'DE', postalFrom: '25998', postalTo: '25999' }),
  zone('near', { origin: from('DE', '10'), country: 'DE', postalFrom: '1', postalTo: '1' }),
  zone('own', { origin: at('HAM'), country: 'DE', postalFrom: '20', postalTo: '20' }),
  zone('eu', { origin: from('DE'), country: 'FR' }),
  zone('world', { country: null }),
  zone('london', { country: 'GB', postalFrom: 'EC', postalTo: 'EC' }),
  zone('air', { service: 'express', country: null }),
];
const table = compileZones(rows);
const hamburg = place({ code: 'HAM', address: { ...place().address, postalCode: '20095' } });

it.each([
  ['the country where no range has the place', 'std', place(), 'DE', '80331', 'home'],
  ['a range', 'std', place(), 'DE', '22041', 'north'],
  ['the longer of two prefixes', 'std', place(), 'DE', '25999', 'island'],
  ['an origin by its postal prefix before the country', 'std', place(), 'DE', '12043', 'near'],
  ['a location before its country', 'std', hamburg, 'DE', '20457', 'own'],
  ['the next origin where the nearest says nothing', 'std', hamburg, 'DE', '22041', 'north'],
  ['another country from one country alone', 'std', place(), 'FR', '75001', 'eu'],
  ['anywhere else', 'std', place(), 'JP', '100-0001', 'world'],
  ['prefixes without blanks and in any case', 'std', place(), 'GB', 'ec1a 1bb', 'london'],
  ['the country where the postal code is not known', 'std', place(), 'DE', null, 'home'],
  ['a service by its own zones alone', 'express', place(), 'DE', '22041', 'air'],
])('finds %s', (_, service, origin, country, postalCode, expected) => {
  expect(findZone(table, service, origin, { country, postalCode })).toBe(expected);
});

it('knows no zone where no row leads to', () => {
  const domestic = compileZones([zone('home', { country: 'DE' })]);
  expect(findZone(domestic, 'std', place(), { country: 'FR', postalCode: '75001' })).toBeNull();
  expect(findZone(compileZones([]), 'std', place(), { country: 'DE' })).toBeNull();
});

it('gives two postal codes the same area only when every origin and service has the same zone for both', () => {
  const prefix = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
  const range = fc.tuple(prefix, prefix, fc.constantFrom(1, 2)).map(([a, b, length]) => {
    const [low, high] = [a, b].sort() as [string, string];
    return [low.slice(0, length), high.slice(0, length)] as const;
  });
  const origins = [from(null), from('DE'), from('DE', '1'), at('BER')];
  const row = fc
    .tuple(range, fc.constantFrom(...origins), fc.constantFrom(null, 'std'), fc.nat(3))
    .map(([[postalFrom, postalTo], origin, service, number]) =>
      zone(`z${number}`, { origin, service, postalFrom, postalTo }),
    );
  const code = fc.integer({ min: 0, max: 99_999 }).map((number) => String(number).padStart(5, '0'));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), code, code, (some, one, other) => {
      // Of overlapping ranges (refused when a card is published) one is as good as the other.
      const apart = some.filter((each, index) =>
        some
          .slice(0, index)
          .every(
            (before) =>
              before.postalFrom!.length !== each.postalFrom!.length ||
              before.postalTo! < each.postalFrom! ||
              each.postalTo! < before.postalFrom!,
          ),
      );
      const areaOf = createPostalAreas(apart);
      const zones = compileZones(apart);
      if (areaOf({ country: 'DE', postalCode: one }) !== areaOf({ country: 'DE', postalCode: other })) return;
      for (const service of ['std', 'other'])
        expect(findZone(zones, service, place(), { country: 'DE', postalCode: one })).toBe(
          findZone(zones, service, place(), { country: 'DE', postalCode: other }),
        );
    }),
    { numRuns: 500 },
  );
});

it('looks up what a walk over all rows would find', () => {
  const code = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0'));
  // Ranges of three digits that do not overlap: borders, taken in pairs.
  const borders = fc.uniqueArray(code, { minLength: 2, maxLength: 40 }).map((list) => list.sort());
  fc.assert(
    fc.property(borders, code, (list, postalCode) => {
      const ranges = list.flatMap((postalFrom, index) => {
        const postalTo = list[index + 1];
        return index % 2 === 0 && postalTo !== undefined ? [zone(`z${index}`, { postalFrom, postalTo })] : [];
      });
      const walked = ranges.find((row) => row.postalFrom! <= postalCode && postalCode <= row.postalTo!);
      expect(findZone(compileZones(ranges), 'std', place(), { country: 'DE', postalCode })).toBe(
        walked?.zone ?? null,
      );
    }),
    { numRuns: 300 },
  );
});

it('compares postal codes without blanks and dashes', () => {
  expect(plainPostalCode(' l5w-0a1 ')).toBe('L5W0A1');
});
