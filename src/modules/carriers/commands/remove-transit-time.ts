// The command that takes single transit times out of the draft of a rate card. The rates of the lane stay: the check before publishing
// names them.
import Type, { type Static } from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { refusals } from '../errors.ts';
import { laneKey } from '../rate-book.ts';
import { type RowRemover, removeDraftRows } from '../remove-draft-rows.ts';
import { MAX_ROWS, TransitTimePlace, TransitTimeView, Version } from '../schemas.ts';
import { deleteTransitRows } from '../store/delete-draft-rows.ts';
import type { TransitRow } from '../types.ts';

type Place = Static<typeof TransitTimePlace>;

export const removeTransitTime = defineCommand({
  name: 'carriers.removeTransitTime',
  summary: 'Removes a transit time from the draft of a rate card; the rates of its zone stay.',
  input: TransitTimePlace,
  output: Type.Object({ version: Version, ...TransitTimeView.properties }),
  roles: ['operations'],
  refusals: [refusals.draftMissing, refusals.rowUnknown],
  maxItems: MAX_ROWS,
  run: (tx, items) => removeDraftRows(tx, items, REMOVER),
});

const REMOVER: RowRemover<Place, Place, Omit<TransitRow, 'carrier'>> = {
  event: 'carriers.transitTimeRemoved',
  toPlace: (input) => input,
  keyOf: ({ service, zone }) => laneKey(service, zone),
  describe: (row) => `${row.service} ${row.zone}`,
  remove: deleteTransitRows,
};
