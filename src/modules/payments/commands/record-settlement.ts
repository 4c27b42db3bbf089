// Takes a provider's payout file: each line is matched with the capture or refund that it pays out; what agrees is booked from the
// provider's clearing account to bank and fees, what does not is listed. A payout is taken once.
import Type, { type Static } from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Code } from '../../../platform/schemas.ts';
import { postEntries } from '../../ledger/index.ts';
import { paymentRefusals } from '../errors.ts';
import { matchLines, settlementEntries } from '../rules/settle-lines.ts';
import { readSettlementFile, type SettlementRow } from '../settlement-file.ts';
import {
  insertSettlements,
  lockSettlements,
  type Settlement,
  type SettlementLine,
  selectOperationsByReference,
} from '../store/settlements.ts';

const DAY_MS = 86_400_000;
/** Providers pay out within days; what is older is looked for by a person. */
const WINDOW_DAYS = 60;

const Input = Type.Object(
  {
    provider: Code(60, 'Payment provider, as payments name it'),
    csv: Type.String({
      minLength: 1,
      maxLength: 900_000,
      description: 'Columns payout_id, payout_date, reference, currency, gross, fee, net; refunds below zero',
    }),
  },
  { additionalProperties: false },
);

const Output = Type.Object({
  payouts: Type.Array(
    Type.Object({
      payoutId: Type.String(),
      paidOn: Type.String(),
      currency: Type.String(),
      grossMinor: Type.Integer(),
      feeMinor: Type.Integer(),
      netMinor: Type.Integer(),
      lines: Type.Integer(),
      differences: Type.Integer(),
    }),
  ),
});

export const recordSettlement = defineCommand({
  name: 'payments.recordSettlement',
  summary:
    "Takes a provider's payout file (CSV): matches its lines with captures and refunds, books fees and the bank.",
  input: Input,
  output: Output,
  roles: ['finance'],
  refusals: [paymentRefusals.fileUnreadable, paymentRefusals.payoutMixed, paymentRefusals.payoutTaken],
  maxItems: 10,
  async run(tx, items) {
    const taken = new Set<string>();
    const outcomes: Outcome<Static<typeof Output>>[] = [];
    for (const item of items) {
      const file = await readSettlementFile(item.input.csv);
      if (!file.ok) {
        const { line, problem } = file;
        outcomes.push(
          decline(refuse(paymentRefusals.fileUnreadable, { line, detail: `Line ${line}: ${problem}` })),
        );
        continue;
      }
      outcomes.push(await takeFile(tx, item, file.rows, taken));
    }
    return outcomes;
  },
});

async function takeFile(
  tx: CommandTx,

  item: Item<Static<typeof Input>>,
  rows: readonly SettlementRow[],
  taken: Set<string>,
): Promise<Outcome<Static<typeof Output>>> {
  const { provider } = item.input;
  const payouts = Map.groupBy(rows, (row) => row.payoutId);
  for (const [payoutId, lines] of payouts) {
    const isMixed = lines.some(
      (row) => row.currency !== lines[0]!.currency || row.paidOn !== lines[0]!.paidOn,
    );
    if (isMixed) return decline(refuse(paymentRefusals.payoutMixed, { payoutId }));
  }
  const keys = [...payouts.keys()].map((payoutId) => ({ provider, payoutId }));
  const known = await lockSettlements(tx, keys);
  if (known.size > 0) return decline(refuse(paymentRefusals.payoutTaken, { payouts: [...known] }));
  const days = rows.map((row) => Date.parse(`${row.paidOn}T00:00:00Z`));
  const operations = await selectOperationsByReference(
    tx,
    provider,
    [...new Set(rows.map((row) => row.reference))],
    new Date(Math.min(...days) - WINDOW_DAYS * DAY_MS),
    new Date(Math.max(...days) + 2 * DAY_MS),
  );
  const settlements: Settlement[] = [];
  const lines: SettlementLine[] = [];
  for (const [payoutId, own] of payouts) {
    const { currency, paidOn } = own[0]!;
    const payoutLines = own.map(({ reference, grossMinor, feeMinor, netMinor }) => ({
      reference,
      grossMinor,
      feeMinor,
      netMinor,
    }));
    const matched = matchLines({ provider, payoutId, currency, lines: payoutLines }, operations, taken);
    lines.push(...matched);
    const settlement = { provider, payoutId, paidOn, currency, ...sumOf(own), lines: own.length };
    const differences = matched.filter((line) => line.problem !== null).length;
    settlements.push({ ...settlement, differences, recordedAt: tx.now, recordedBy: item.actor.id });
    tx.emit(item, {
      type: 'payments.settlementRecorded',
      objects: [['payout', `${provider}/${payoutId}`, 'recorded']],
      attributes: { ...settlement, differences },
    });
  }
  await insertSettlements(tx, settlements, lines);
  const currencyOf = new Map(settlements.map((each) => [each.payoutId, each.currency]));
  const booked = lines.filter((line) => line.problem === null);
  await postEntries(
    tx,
    booked.flatMap((line) => settlementEntries(line, currencyOf.get(line.payoutId)!)),
  );
  return accept({
    payouts: settlements.map(({ provider: _, recordedAt: __, recordedBy: ___, ...payout }) => payout),
  });
}

function sumOf(rows: readonly SettlementRow[]) {
  const sum = (field: 'grossMinor' | 'feeMinor' | 'netMinor') =>
    rows.reduce((all, row) => all + row[field], 0);
  return { grossMinor: sum('grossMinor'), feeMinor: sum('feeMinor'), netMinor: sum('netMinor') };
}
