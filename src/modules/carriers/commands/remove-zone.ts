// The command that takes single zone rows out of the draft of a rate card. Transit times and rates of the zone stay: where no other
// row leads to it, the check before publishing names them.
import Type, { type Static } from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { refusals } from '../errors.ts';
import { type RowRemover, removeDraftRows } from '../remove-draft-rows.ts';
import { type ZonePlace as Place, toZonePlace, zonePlaceKey } from '../rules/zones.ts';
import { MAX_ROWS, Version, ZonePlace, ZoneView } from '../schemas.ts';
import { deleteZoneRows, type FlatZone } from '../store/delete-draft-rows.ts';

export const removeZone = defineCommand({
  name: 'carriers.removeZone',
  summary: 'Removes a zone row from the draft of a rate card; its transit times and rates stay.',
  input: ZonePlace,
  output: Type.Object({ version: Version, ...ZoneView.properties }),
  roles: ['operations'],
  refusals: [refusals.draftMissing, refusals.rowUnknown],
  maxItems: MAX_ROWS,
  run: (tx, items) => removeDraftRows(tx, items, REMOVER),
});

const REMOVER: RowRemover<Static<typeof ZonePlace>, Place, FlatZone> = {
  event: 'carriers.zoneRemoved',
  toPlace: toZonePlace,
  keyOf: zonePlaceKey,
  describe: (row) => row.zone,
  remove: deleteZoneRows,
};
