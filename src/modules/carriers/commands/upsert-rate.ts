// The command that writes rates into the draft of a rate card: what a service asks in a zone between two weights.
import Type, { type Static } from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { isCurrency } from '../../../platform/money.ts';
import { type RowWriter, writeDraftRows } from '../drafts.ts';
import { refusals } from '../errors.ts';
import { MAX_ROWS, RateInput, Version, WriteOutcome } from '../schemas.ts';
import { upsertRateRows } from '../store/draft-rows.ts';
import type { RateRow } from '../types.ts';

export const upsertRate = defineCommand({
  name: 'carriers.upsertRate',
  summary: 'Writes a rate into the draft of a rate card, which is started when there is none.',
  input: RateInput,
  output: Type.Object({ version: Version, outcome: WriteOutcome }),
  roles: ['operations'],
  refusals: [refusals.carrierUnknown, refusals.serviceUnknown, refusals.rowInvalid],
  maxItems: MAX_ROWS,
  run: (tx, items) => writeDraftRows(tx, items, WRITER),
});

const WRITER: RowWriter<Static<typeof RateInput>, RateRow> = {
  event: 'carriers.rateUpserted',
  toRow(input, { services }) {
    const { carrier, service, zone, overGrams, upToGrams, currency } = input;
    if (!services.get(carrier)!.has(service)) return refuse(refusals.serviceUnknown, { carrier, service });
    const invalid = (field: string, problem: string) =>
      refuse(refusals.rowInvalid, { service, zone, overGrams, field, problem });
    if (overGrams >= upToGrams) return invalid('upToGrams', 'upToGrams is not more than overGrams');
    if (!isCurrency(currency)) return invalid('currency', `there is no currency ${currency}`);
    return { perKgMinor: 0, minimumMinor: 0, fuelPercent: 0, ...input };
  },
  keyOf: (row) => `${row.service}\n${row.zone}\n${row.overGrams}`,
  describe: (row) => `${row.service} ${row.zone}`,
  write: upsertRateRows,
};
