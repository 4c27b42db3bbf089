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
import { postEntries } from '../../ledger/index.ts';
import { paymentRefusals } from '../errors.ts';
import { settlementEntries } from '../rules/settle-lines.ts';
import { readSettlementFile, type SettlementRow } from '../settlement-file.ts';
import { findMixedPayout, keysOf, matchFile, payoutFields, SettlementInput } from '../settlement-match.ts';
import { insertSettlements, lockSettlements, selectTakenPayouts } from '../store/settlements.ts';

const Output = Type.Object({ payouts: Type.Array(Type.Object(payoutFields)) });

export const recordSettlement = defineCommand({
  name: 'payments.recordSettlement',
  summary:
    "Takes a provider's payout file (CSV): matches its lines with captures and refunds, books fees and the bank.",
  input: SettlementInput,
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
  item: Item<Static<typeof SettlementInput>>,
  rows: readonly SettlementRow[],
  taken: Set<string>,
): Promise<Outcome<Static<typeof Output>>> {
  const { provider } = item.input;
  const mixed = findMixedPayout(rows);
  if (mixed !== null) return decline(refuse(paymentRefusals.payoutMixed, { payoutId: mixed }));
  await lockSettlements(tx);
  const known = await selectTakenPayouts(tx, keysOf(provider, rows));
  if (known.size > 0) return decline(refuse(paymentRefusals.payoutTaken, { payouts: [...known] }));
  const { payouts, lines } = await matchFile(tx, provider, rows, taken);
  const settlements = payouts.map((payout) => ({
    provider,
    ...payout,
    recordedAt: tx.now,
    recordedBy: item.actor.id,
  }));
  for (const { payoutId, recordedAt: _, recordedBy: __, ...attributes } of settlements) {
    tx.emit(item, {
      type: 'payments.settlementRecorded',
      objects: [['payout', `${provider}/${payoutId}`, 'recorded']],
      attributes: { ...attributes, payoutId },
    });
  }
  await insertSettlements(tx, settlements, lines);
  const currencyOf = new Map(payouts.map((each) => [each.payoutId, each.currency]));
  const booked = lines.filter((line) => line.problem === null);
  await postEntries(
    tx,
    booked.flatMap((line) => settlementEntries(line, currencyOf.get(line.payoutId)!)),
  );
  return accept({ payouts });
}
