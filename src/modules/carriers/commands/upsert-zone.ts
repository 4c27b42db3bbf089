// The command that writes zones into the draft of a rate card: from where, to where, which zone.

import type { Static } from 'typebox';
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { LocationList } from '../../inventory/index.ts';
import type { CarrierDependencies } from '../dependencies.ts';
import { type KnownCodes, type RowWriter, writeDraftRows } from '../drafts.ts';
import { refusals } from '../errors.ts';
import { plainPostalCode, toZonePlace, zonePlaceKey } from '../rules/zones.ts';
import { MAX_ROWS, Version, WriteOutcome, ZoneInput } from '../schemas.ts';
import { upsertZoneRows } from '../store/draft-rows.ts';
import type { ZoneRow } from '../types.ts';

type Input = Static<typeof ZoneInput>;

export function createUpsertZone({ locations: reader }: Pick<CarrierDependencies, 'locations'>) {
  return defineCommand({
    name: 'carriers.upsertZone',
    summary: 'Writes a zone into the draft of a rate card, which is started when there is none.',
    input: ZoneInput,
    output: Type.Object({ version: Version, outcome: WriteOutcome }),
    roles: ['operations'],
    refusals: [
      refusals.carrierUnknown,
      refusals.serviceUnknown,
      refusals.locationUnknown,
      refusals.rowInvalid,
    ],
    maxItems: MAX_ROWS,
    async run(tx, items) {
      const locations = await reader.read(tx, await readVersions(tx));
      return writeDraftRows(tx, items, writerOf(locations));
    },
  });
}

const writerOf = (locations: LocationList): RowWriter<Input, ZoneRow> => ({
  event: 'carriers.zoneUpserted',
  toRow(input, known) {
    return findProblem(input, known, locations) ?? { ...toZonePlace(input), zone: input.zone };
  },
  keyOf: zonePlaceKey,
  describe: (row) => row.zone,
  write: upsertZoneRows,
});

function findProblem(input: Input, { services }: KnownCodes, locations: LocationList): Refusal | null {
  const { carrier, service, originLocation } = input;
  if (service !== undefined && !services.get(carrier)!.has(service))
    return refuse(refusals.serviceUnknown, { carrier, service });
  if (originLocation !== undefined && !locations.byCode.has(originLocation))
    return refuse(refusals.locationUnknown, { location: originLocation });
  const found = findContradiction(input);
  return found === null
    ? null
    : refuse(refusals.rowInvalid, { zone: input.zone, field: found[0], problem: found[1] });
}

/** The field and what is wrong with it. */
function findContradiction(input: Input): [field: keyof Input, problem: string] | null {
  const { originLocation, originCountry, originPostalPrefix, country, postalFrom, postalTo } = input;
  if (originLocation !== undefined && originCountry !== undefined)
    return ['originCountry', 'the origin is a location or a country, not both'];
  if (originPostalPrefix !== undefined && originCountry === undefined)
    return ['originPostalPrefix', 'originPostalPrefix needs originCountry'];
  if (postalFrom === undefined)
    return postalTo === undefined ? null : ['postalFrom', 'postalTo needs postalFrom'];
  if (country === undefined) return ['country', 'a postal range needs its country'];
  const [from, to] = [plainPostalCode(postalFrom), plainPostalCode(postalTo ?? postalFrom)];
  if (from.length !== to.length) return ['postalTo', 'postalFrom and postalTo are not equally long'];
  return from > to ? ['postalTo', 'postalFrom is after postalTo'] : null;
}
