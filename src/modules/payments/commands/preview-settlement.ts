// Says what a provider's payout file would book, before anybody takes it: which lines agree, which do not and what they would have had
// to say, which payouts were taken already. Writes nothing.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { paymentRefusals } from '../errors.ts';
import { readSettlementFile } from '../settlement-file.ts';
import {
  findMixedPayout,
  keysOf,
  type MatchedFile,
  matchFile,
  payoutFields,
  SettlementInput,
} from '../settlement-match.ts';
import { selectTakenPayouts } from '../store/settlements.ts';

/** Differences that are listed; `differences` of each payout counts all of them. */
const LISTED = 500;
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Output = Type.Object({
  payouts: Type.Array(
    Type.Object({
      ...payoutFields,
      agreedMinor: Type.Integer({ description: 'Net of the lines that agree: what would be booked' }),
      taken: Type.Boolean({ description: 'Taken already; the file would be refused' }),
    }),
  ),
  differences: Type.Array(
    Type.Object({
      payoutId: Type.String(),
      lineNo: Type.Integer(),
      reference: Type.String(),
      currency: Type.String(),
      grossMinor: Type.Integer(),
      orderId: orNull(IdOf('ord')),
      knownMinor: orNull(Type.Integer({ description: 'What we captured, or refunded (below zero)' })),
      knownCurrency: orNull(Type.String()),
      problem: Type.String(),
    }),
    { description: 'Lines that do not agree, 500 at most' },
  ),
});

export const previewSettlement = defineCommand({
  name: 'payments.previewSettlement',
  summary: "Says what a provider's payout file (CSV) would book and which lines do not agree; books nothing.",
  input: SettlementInput,
  output: Output,
  roles: ['finance', 'read-only'],
  refusals: [paymentRefusals.fileUnreadable, paymentRefusals.payoutMixed],
  maxItems: 10,
  async run(tx, items) {
    const outcomes: Outcome<Static<typeof Output>>[] = [];
    for (const { input } of items) {
      const file = await readSettlementFile(input.csv);
      if (!file.ok) {
        const { line, problem } = file;
        outcomes.push(
          decline(refuse(paymentRefusals.fileUnreadable, { line, detail: `Line ${line}: ${problem}` })),
        );
        continue;
      }
      const mixed = findMixedPayout(file.rows);
      if (mixed !== null) {
        outcomes.push(decline(refuse(paymentRefusals.payoutMixed, { payoutId: mixed })));
        continue;
      }
      const known = await selectTakenPayouts(tx, keysOf(input.provider, file.rows));
      const matched = await matchFile(tx, input.provider, file.rows, new Set());
      outcomes.push(accept(showPreview(input.provider, matched, known)));
    }
    return outcomes;
  },
});

function showPreview(provider: string, { payouts, lines, operations }: MatchedFile, known: Set<string>) {
  const byId = new Map(operations.map((each) => [each.operationId ?? each.paymentId, each]));
  const currencyOf = new Map(payouts.map((each) => [each.payoutId, each.currency]));
  return {
    payouts: payouts.map((payout) => ({
      ...payout,
      agreedMinor: lines
        .filter((line) => line.payoutId === payout.payoutId && line.problem === null)
        .reduce((sum, line) => sum + line.netMinor, 0),
      taken: known.has(`${provider}/${payout.payoutId}`),
    })),
    differences: lines
      .filter((line) => line.problem !== null)
      .slice(0, LISTED)
      .map(({ payoutId, lineNo, reference, grossMinor, orderId, operationId, paymentId, problem }) => {
        const id = operationId ?? paymentId;
        const operation = id === null ? undefined : byId.get(id);
        return {
          payoutId,
          lineNo,
          reference,
          currency: currencyOf.get(payoutId)!,
          grossMinor,
          orderId: orderId && formatId('ord', orderId),
          knownMinor: operation
            ? operation.kind === 'refund'
              ? -operation.amountMinor
              : operation.amountMinor
            : null,
          knownCurrency: operation?.currency ?? null,
          problem: problem!,
        };
      }),
  };
}
