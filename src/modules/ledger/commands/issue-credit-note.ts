// Issues a credit note: takes back revenue, tax and shipping of an order, and owes the customer the money or lowers
// what is owed. It pays nothing back: that is payments.refundPayment.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { bucketOf, newUuid, parseId, type Uuid } from '../../../platform/ids.ts';
import { Code, IdOf, Text } from '../../../platform/schemas.ts';
import { ledgerRefusals } from '../errors.ts';
import { documentIssued } from '../events.ts';
import { type Draft, issueDocuments } from '../issue-documents.ts';
import { computeTotals } from '../rules.ts';
import { documentFields, Issued, Series } from '../schemas.ts';
import { selectInvoicesOfOrders } from '../store.ts';
import type { DocumentTotals, Invoice } from '../types.ts';
import { type IssuedDocument, toIssued } from './issue-invoice.ts';

const Input = Type.Object(
  {
    orderId: IdOf('ord'),
    sourceId: Code(100, 'What is credited (a return, a case): credited once'),
    invoiceId: Type.Optional(IdOf('inv')),
    reason: Text(500),
    settle: Type.Union([Type.Literal('refund'), Type.Literal('receivable')], {
      description: 'refund: the money is paid back; receivable: less is owed (not paid yet)',
    }),
    ...documentFields,
    series: Type.Optional(Series),
  },
  { additionalProperties: false },
);
type CreditNoteInput = Type.Static<typeof Input>;

export const issueCreditNote = defineCommand({
  name: 'ledger.issueCreditNote',
  summary: 'Credits all or a part of what was invoiced for an order.',
  input: Input,
  output: Issued,
  roles: ['finance', 'service'],
  refusals: [
    ledgerRefusals.amountsDisagree,
    ledgerRefusals.sourceCreditedOtherwise,
    ledgerRefusals.nothingInvoiced,
    ledgerRefusals.wrongCurrency,
    ledgerRefusals.creditExceedsInvoiced,
    ledgerRefusals.unknownSeries,
  ],
  run: async (tx, items) => {
    const orderIds = items.map(({ input }) => parseId('ord', input.orderId)!);
    const byOrder = new Map<Uuid, (Invoice | Planned)[]>();
    for (const row of await selectInvoicesOfOrders(tx, orderIds, true)) {
      byOrder.set(row.orderId, [...(byOrder.get(row.orderId) ?? []), row]);
    }
    const outcomes = new Array<Outcome<IssuedDocument>>(items.length);
    const repeats: { index: number; first: number }[] = [];
    const drafts: Draft[] = [];
    items.forEach(({ input }, index) => {
      const orderId = orderIds[index]!;
      const documents = byOrder.get(orderId) ?? [];
      const decision = decideCredit(input, documents);
      if (decision.kind === 'refused') outcomes[index] = decline(decision.refusal);
      else if (decision.kind === 'repeated') {
        if ('invoiceId' in decision.before) outcomes[index] = accept(toIssued(decision.before));
        else repeats.push({ index, first: decision.before.index });
      } else {
        byOrder.set(orderId, [...documents, planOf(input, index)]);
        drafts.push({ index, ...draftOf(input, orderId, decision, tx.now), ...decision.totals });
      }
    });
    const issued = await issueDocuments(tx, 'credit-note', drafts);
    for (const { index, series } of drafts) {
      const document = issued.get(index);
      if (document) {
        outcomes[index] = accept(toIssued(document));
        tx.emit(items[index]!, documentIssued(document));
      } else outcomes[index] = decline(refuse(ledgerRefusals.unknownSeries, { series }));
    }
    for (const { index, first } of repeats) outcomes[index] = outcomes[first]!;
    return outcomes;
  },
});

/** A credit note of an earlier item of the same set. */
interface Planned {
  index: number;
  document: 'credit-note';
  sourceId: string;
  currency: string;
  totalMinor: number;
  correctsInvoiceId: Uuid | null;
}

type CreditDecision =
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'repeated'; before: Invoice | Planned }
  | { kind: 'issue'; invoice: Invoice; corrects: Uuid | null; totals: DocumentTotals };

function decideCredit(input: CreditNoteInput, documents: readonly (Invoice | Planned)[]): CreditDecision {
  const refused = (refusal: Refusal): CreditDecision => ({ kind: 'refused', refusal });
  const sums = computeTotals({ taxesIncluded: false, ...input });
  if (!sums.ok) return refused(refuse(ledgerRefusals.amountsDisagree, { problem: sums.problem }));
  const credits = documents.filter((each) => each.document === 'credit-note');
  const before = credits.find((each) => each.sourceId === input.sourceId);
  if (before) {
    return before.totalMinor === input.totalMinor && before.currency === input.currency
      ? { kind: 'repeated', before }
      : refused(refuse(ledgerRefusals.sourceCreditedOtherwise, { creditedMinor: before.totalMinor }));
  }
  const corrects = input.invoiceId === undefined ? null : parseId('inv', input.invoiceId);
  const invoices = documents.filter((each): each is Invoice => each.document === 'invoice');
  const invoice = corrects ? invoices.find((each) => each.invoiceId === corrects) : invoices.at(-1);
  if (!invoice) return refused(ledgerRefusals.nothingInvoiced);
  if (invoice.currency !== input.currency) {
    return refused(refuse(ledgerRefusals.wrongCurrency, { currency: invoice.currency }));
  }
  const leftMinor = creditableMinor(invoices, credits, null);
  const leftOfInvoice = corrects ? creditableMinor(invoices, credits, corrects) : leftMinor;
  const creditableNow = Math.min(leftMinor, leftOfInvoice);
  if (input.totalMinor > creditableNow) {
    return refused(refuse(ledgerRefusals.creditExceedsInvoiced, { creditableMinor: creditableNow }));
  }
  return { kind: 'issue', invoice, corrects, totals: sums.totals };
}

/** What is left to credit of one invoice, or of all. */
export function creditableMinor(
  invoices: readonly Invoice[],
  credits: readonly { totalMinor: number; correctsInvoiceId: Uuid | null }[],
  of: Uuid | null,
): number {
  const invoiced = invoices.filter((each) => of === null || each.invoiceId === of);
  const credited = credits.filter((each) => of === null || each.correctsInvoiceId === of);
  const sum = (rows: readonly { totalMinor: number }[]) => rows.reduce((all, row) => all + row.totalMinor, 0);
  return sum(invoiced) - sum(credited);
}

function planOf(input: CreditNoteInput, index: number): Planned {
  return {
    index,
    document: 'credit-note',
    sourceId: input.sourceId,
    currency: input.currency,
    totalMinor: input.totalMinor,
    correctsInvoiceId: input.invoiceId === undefined ? null : parseId('inv', input.invoiceId),
  };
}

function draftOf(
  input: CreditNoteInput,
  orderId: Uuid,
  decision: { invoice: Invoice; corrects: Uuid | null },
  now: Date,
) {
  const bucket = bucketOf(orderId);
  return {
    bucket,
    orderId,
    document: 'credit-note' as const,
    sourceId: input.sourceId,
    invoiceId: newUuid(bucket),
    series: input.series ?? 'credit-note',
    correctsInvoiceId: decision.corrects,
    issuedAt: now,
    currency: input.currency,
    customer: decision.invoice.customer,
    lines: input.lines,
    taxesIncluded: input.taxesIncluded ?? false,
    settle: input.settle,
    reason: input.reason,
  };
}
