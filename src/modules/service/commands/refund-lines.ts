// Settles a claim by giving back what units of lines cost, without the goods coming back.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { loadCases } from '../case-set.ts';
import { findClaim, resolveBy } from '../claims.ts';
import { refusals } from '../errors.ts';
import { type CreditPlan, planUnits } from '../rules/plan-credit.ts';
import { CaseId, closed, LineNo, OrderId, State, Units } from '../schemas.ts';
import {
  chooseSettle,
  type OrderMoney,
  readMoney,
  type Settlement,
  settleAll,
  spend,
  sumOf,
} from '../settle.ts';

const Input = Type.Object(
  {
    caseId: CaseId,
    orderId: OrderId,
    lines: Type.Array(Type.Object({ lineNo: LineNo, quantity: Units }, closed), {
      minItems: 1,
      maxItems: 100,
    }),
    resolve: Type.Optional(Type.Boolean({ description: 'The case is settled with it' })),
  },
  closed,
);
const Output = Type.Object({ caseId: CaseId, state: State, orderId: OrderId, refundedMinor: Type.Integer() });

/** Credit notes of appeasements take back no units. */
export const isGoodwill = (note: { sourceId: string }) => note.sourceId.startsWith('apm_');

export const refundLines = defineCommand({
  name: 'service.refundLines',
  summary: 'Settles a claim by giving back what units of lines cost.',
  input: Input,
  output: Output,
  roles: ['service', 'finance'],
  refusals: [
    refusals.caseUnknown,
    refusals.caseClosed,
    refusals.orderUnknown,
    refusals.nothingInvoiced,
    refusals.quantityTooLarge,
    refusals.amountExceedsInvoiced,
    refusals.amountExceedsPaid,
    refusals.settlementRefused,
  ],
  async run(tx, items) {
    const set = await loadCases(
      tx,
      items.map(({ input }) => input.caseId),
    );
    const money = await readMoney(
      tx,
      items.map(({ input }) => parseId('ord', input.orderId)!),
    );
    const settlements: Settlement[] = [];
    const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
      const { caseId, orderId: publicId } = item.input;
      const each = findClaim(set, item);
      if ('code' in each) return decline(each);
      const orderId = parseId('ord', publicId)!;
      const sourceId = formatId('clm', newUuid());
      const settlement = plan(item, index, money.get(orderId), sourceId);
      if ('code' in settlement) return decline(settlement);
      const { plans, settle } = settlement;
      settlements.push({ ...settlement, orderId, reason: `claim: ${each.kind}` });
      const refundedMinor = sumOf(plans);
      const { currency } = settlement;
      set.touch(each);
      set.record(
        item,
        each,
        'service.linesRefunded',
        { ...item.input, caseId, refundedMinor, currency, settle },
        orderId,
      );
      if (item.input.resolve) resolveBy(set, item, each, 'refunded', tx.now);
      return accept({ caseId, state: each.state, orderId: publicId, refundedMinor });
    });
    await set.write();
    await settleAll(tx, settlements);
    return outcomes;
  },
});

/** One credit note an invoice, with all of its lines that are given back. */
function plan(
  item: Item<Static<typeof Input>>,
  index: number,
  money: OrderMoney | undefined,
  sourceId: string,
): Omit<Settlement, 'orderId' | 'reason'> | Refusal {
  if (!money || money.documents.length === 0) return refusals.nothingInvoiced;
  const before = money.documents.length;
  const byInvoice = new Map<string, CreditPlan>();
  for (const { lineNo, quantity } of item.input.lines) {
    const parts = planUnits(money.documents, isGoodwill, lineNo, quantity);
    if (!parts || [...byInvoice.values()].some((known) => known.lines.some((line) => line.lineNo === lineNo)))
      return refuse(refusals.quantityTooLarge, { lineNo });
    for (const part of parts) {
      const known = byInvoice.get(part.invoice.invoiceId);
      const lines = [...(known?.lines ?? []), ...part.lines];
      byInvoice.set(part.invoice.invoiceId, {
        ...part,
        lines,
        totalMinor: (known?.totalMinor ?? 0) + part.totalMinor,
      });
    }
  }
  const plans = [...byInvoice.values()];
  const settle = chooseSettle(money, sumOf(plans));
  if (typeof settle !== 'string') return settle;
  spend(money, plans, sourceId, settle);
  return { index, item, sourceId, currency: money.documents[before - 1]!.currency, settle, plans };
}
