// The command that takes single rates out of the draft of a rate card: a lane without any, or with a gap between weights, is named by
// the check before publishing.
import Type, { type Static } from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { refusals } from '../errors.ts';
import { laneKey } from '../rate-book.ts';
import { type RowRemover, removeDraftRows } from '../remove-draft-rows.ts';
import { MAX_ROWS, RatePlace, RateView, Version } from '../schemas.ts';
import { deleteRateRows } from '../store/delete-draft-rows.ts';
import type { RateRow } from '../types.ts';

type Place = Static<typeof RatePlace>;

export const removeRate = defineCommand({
  name: 'carriers.removeRate',
  summary: 'Removes a rate from the draft of a rate card; the other weights and the transit time stay.',
  input: RatePlace,
  output: Type.Object({ version: Version, ...RateView.properties }),
  roles: ['operations'],
  refusals: [refusals.draftMissing, refusals.rowUnknown],
  maxItems: MAX_ROWS,
  run: (tx, items) => removeDraftRows(tx, items, REMOVER),
});

const REMOVER: RowRemover<Place, Place, Omit<RateRow, 'carrier'>> = {
  event: 'carriers.rateRemoved',
  toPlace: (input) => input,
  keyOf: ({ service, zone, overGrams }) => `${laneKey(service, zone)}\n${overGrams}`,
  describe: (row) => `${row.service} ${row.zone}`,
  remove: deleteRateRows,
};
