// The command that writes transit times into the draft of a rate card: how many working days a service needs to a zone.
import Type, { type Static } from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { type RowWriter, writeDraftRows } from '../drafts.ts';
import { refusals } from '../errors.ts';
import { laneKey } from '../rate-book.ts';
import { MAX_ROWS, TransitTimeInput, Version, WriteOutcome } from '../schemas.ts';
import { upsertTransitRows } from '../store/draft-rows.ts';
import type { TransitRow } from '../types.ts';

export const upsertTransitTime = defineCommand({
  name: 'carriers.upsertTransitTime',
  summary: 'Writes a transit time into the draft of a rate card, which is started when there is none.',
  input: TransitTimeInput,
  output: Type.Object({ version: Version, outcome: WriteOutcome }),
  roles: ['operations'],
  refusals: [refusals.carrierUnknown, refusals.serviceUnknown, refusals.rowInvalid],
  maxItems: MAX_ROWS,
  run: (tx, items) => writeDraftRows(tx, items, WRITER),
});

const WRITER: RowWriter<Static<typeof TransitTimeInput>, TransitRow> = {
  event: 'carriers.transitTimeUpserted',
  toRow(input, { services }) {
    const { carrier, service, zone, windowFrom = null, windowTo = null } = input;
    if (!services.get(carrier)!.has(service)) return refuse(refusals.serviceUnknown, { carrier, service });
    const invalid = (field: string, problem: string) =>
      refuse(refusals.rowInvalid, { service, zone, field, problem });
    if (input.daysMin > input.daysMax) return invalid('daysMax', 'daysMin is more than daysMax');
    if ((windowFrom === null) !== (windowTo === null))
      return invalid(windowFrom === null ? 'windowFrom' : 'windowTo', 'a window has a beginning and an end');
    if (windowFrom !== null && windowTo !== null && windowFrom >= windowTo)
      return invalid('windowTo', 'the window ends before it begins');
    return { ...input, windowFrom, windowTo };
  },
  keyOf: (row) => laneKey(row.service, row.zone),
  describe: (row) => `${row.service} ${row.zone}`,
  write: upsertTransitRows,
};
