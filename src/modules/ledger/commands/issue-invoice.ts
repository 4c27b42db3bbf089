// Issues the invoice of a shipment: once, numbered without gaps, booked as receivable. It computes no prices: the amounts
// arrive with the shipment and only have to add up.
import Type from 'typebox';
import { accept, type Command, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { bucketOf, formatId, newUuid, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { ledgerRefusals } from '../errors.ts';
import { documentIssued } from '../events.ts';
import { type Draft, issueDocuments } from '../issue-documents.ts';
import { computeTotals } from '../rules.ts';
import { Customer, documentFields, Issued, Series } from '../schemas.ts';
import { selectInvoicesOfSources } from '../store.ts';
import type { Invoice } from '../types.ts';

const Input = Type.Object(
  {
    orderId: IdOf('ord'),
    shipmentId: IdOf('shp'),
    customer: Customer,
    ...documentFields,
    series: Type.Optional(Series),
  },
  { additionalProperties: false },
);

export type IssuedDocument = Type.Static<typeof Issued>;

export function toIssued(document: Invoice): IssuedDocument {
  return {
    invoiceId: formatId('inv', document.invoiceId),
    number: document.numberText,
    currency: document.currency,
    totalMinor: document.totalMinor,
  };
}

export const issueInvoice = defineCommand({
  name: 'ledger.issueInvoice',
  summary: 'Issues the invoice of a shipment, once.',
  input: Input,
  output: Issued,
  roles: ['finance'],
  refusals: [
    ledgerRefusals.amountsDisagree,
    ledgerRefusals.shipmentInvoicedOtherwise,
    ledgerRefusals.unknownSeries,
  ],
  routeReason: 'Invoices are issued by the process when goods leave; people correct them by credit notes.',
  run: async (tx, items) => {
    const sources = items.map(({ input }) => ({
      orderId: parseId('ord', input.orderId)!,
      sourceId: input.shipmentId,
    }));
    const known = new Map<
      string,
      { totalMinor: number; currency: string; index?: number; issued?: Invoice }
    >();
    for (const invoice of await selectInvoicesOfSources(tx, 'invoice', sources)) {
      known.set(invoice.orderId + invoice.sourceId, { ...invoice, issued: invoice });
    }
    const outcomes = new Array<Outcome<IssuedDocument>>(items.length);
    const repeats: { index: number; first: number }[] = [];
    const drafts: Draft[] = [];
    items.forEach(({ input }, index) => {
      const { orderId, sourceId } = sources[index]!;
      const sums = computeTotals({ taxesIncluded: false, ...input });
      if (!sums.ok) {
        outcomes[index] = decline(refuse(ledgerRefusals.amountsDisagree, { problem: sums.problem }));
        return;
      }
      const before = known.get(orderId + sourceId);
      if (before && (before.totalMinor !== input.totalMinor || before.currency !== input.currency)) {
        outcomes[index] = decline(
          refuse(ledgerRefusals.shipmentInvoicedOtherwise, { invoicedMinor: before.totalMinor }),
        );
      } else if (before?.issued) {
        outcomes[index] = accept(toIssued(before.issued));
      } else if (before) {
        repeats.push({ index, first: before.index! });
      } else {
        known.set(orderId + sourceId, { totalMinor: input.totalMinor, currency: input.currency, index });
        drafts.push({ index, ...draftOf(input, orderId, tx.now), ...sums.totals });
      }
    });
    const issued = await issueDocuments(tx, 'invoice', drafts);
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

function draftOf(input: Type.Static<typeof Input>, orderId: Uuid, now: Date) {
  const bucket = bucketOf(orderId);
  return {
    bucket,
    orderId,
    document: 'invoice' as const,
    sourceId: input.shipmentId,
    invoiceId: newUuid(bucket),
    series: input.series ?? 'invoice',
    correctsInvoiceId: null,
    issuedAt: now,
    currency: input.currency,
    customer: input.customer,
    lines: input.lines,
    taxesIncluded: input.taxesIncluded ?? false,
    settle: null,
    reason: null,
  };
}

/** The input that other modules hand in. */
export type IssueInvoiceInput = typeof issueInvoice extends Command<infer I, infer _> ? I : never;
