// Routes of the ledger.
import Type from 'typebox';
import { parseId } from '../../platform/ids.ts';
import { commandRoute, fileRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { CalendarDate, Code, IdOf, Page, pageQuery } from '../../platform/schemas.ts';
import { checkLedger } from './check-ledger.ts';
import { issueCreditNote } from './commands/issue-credit-note.ts';
import { writeOffReceivable } from './commands/write-off-receivable.ts';
import {
  exportEntries,
  exportInvoices,
  exportJournal,
  listEntries,
  type Period,
  readAccountDays,
} from './finance-lists.ts';
import { readBalances, readEntries, readInvoice, readInvoices, readOrderInvoices } from './queries.ts';
import { CheckView, Line, orNull } from './schemas.ts';

const tag = 'Ledger';
const READERS = ['finance', 'operations', 'service', 'read-only'] as const;
const BOOKKEEPERS = ['finance', 'read-only'] as const;
const NoQuery = Type.Object({}, { additionalProperties: false });

const InvoiceView = Type.Object({
  invoiceId: IdOf('inv'),
  document: Type.Union([Type.Literal('invoice'), Type.Literal('credit-note')]),
  orderId: IdOf('ord'),
  sourceId: Type.String(),
  series: Type.String(),
  number: Type.String(),
  correctsInvoiceId: orNull(IdOf('inv')),
  issuedAt: Type.String({ format: 'date-time' }),
  currency: Type.String(),
  customer: Type.Record(Type.String(), Type.Unknown()),
  lines: Type.Array(Line),
  taxesIncluded: Type.Boolean(),
  netMinor: Type.Integer(),
  taxMinor: Type.Integer(),
  shippingMinor: Type.Integer(),
  totalMinor: Type.Integer(),
  settle: orNull(Type.Union([Type.Literal('refund'), Type.Literal('receivable')])),
  reason: orNull(Type.String()),
});

const EntryView = Type.Object({
  orderId: IdOf('ord'),
  orderNumber: orNull(Type.String()),
  sourceId: Type.String(),
  kind: Type.String(),
  debit: Type.String(),
  credit: Type.String(),
  amountMinor: Type.Integer(),
  currency: Type.String(),
  occurredAt: Type.String({ format: 'date-time' }),
});

const Account = Code(80, 'Account such as receivable or provider-clearing:stripe');
const optionalDays = { from: Type.Optional(CalendarDate), to: Type.Optional(CalendarDate) };
/** Calendar days in UTC, both included. */
const PeriodQuery = Type.Object({ from: CalendarDate, to: CalendarDate }, { additionalProperties: false });

const csvRoute = (name: string, summary: string, file: string, write: typeof exportEntries) =>
  fileRoute({
    path: `/v1/exports/${file}.csv`,
    name: `ledger.${name}`,
    summary,
    roles: BOOKKEEPERS,
    params: NoQuery,
    query: PeriodQuery,
    mediaType: 'text/csv',
    tag,
    run: async ({ db }, { query }: { query: Period }) => ({
      mediaType: 'text/csv; charset=utf-8',
      fileName: `${file}-${query.from}-${query.to}.csv`,
      body: write(db, query),
    }),
  });

export const routes: Route[] = [
  csvRoute('exportEntries', 'All entries of a period as CSV.', 'entries', exportEntries),
  csvRoute(
    'exportJournal',
    'A period as a journal for bookkeeping programs (CSV).',
    'journal',
    exportJournal,
  ),
  csvRoute('exportInvoices', 'Invoices and credit notes of a period as CSV.', 'invoices', exportInvoices),
  queryRoute({
    path: '/v1/invoices',
    name: 'ledger.readInvoices',
    summary: 'Invoices (or another series), newest first; by days and customer of the last year unless told.',
    roles: READERS,
    params: NoQuery,
    query: Type.Object(
      {
        series: Type.Optional(Code(40, 'Number series: invoice unless told, or credit-note')),
        number: Type.Optional(Type.String({ maxLength: 60, pattern: '^[^\\u0000]*\\d$' })),
        customerId: Type.Optional(IdOf('cus')),
        ...optionalDays,
        ...pageQuery,
      },
      { additionalProperties: false },
    ),
    output: Page(InvoiceView),
    tag,
    run: ({ db, clock }, { query }) => readInvoices(db, clock.now(), query),
  }),
  queryRoute({
    path: '/v1/invoices/:invoiceId',
    name: 'ledger.readInvoice',
    summary: 'One invoice or credit note.',
    roles: READERS,
    params: Type.Object({ invoiceId: IdOf('inv') }),
    query: NoQuery,
    output: InvoiceView,
    tag,
    run: ({ db }, { params }) => readInvoice(db, params.invoiceId),
  }),
  queryRoute({
    path: '/v1/orders/:orderId/invoices',
    name: 'ledger.readOrderInvoices',
    summary: 'Invoices and credit notes of an order, oldest first.',
    roles: READERS,
    params: Type.Object({ orderId: IdOf('ord') }),
    query: NoQuery,
    output: Type.Object({ items: Type.Array(InvoiceView) }),
    tag,
    run: async ({ db }, { params }) => ({
      items: await readOrderInvoices(db, parseId('ord', params.orderId)!),
    }),
  }),
  queryRoute({
    path: '/v1/ledger/entries',
    name: 'ledger.readEntries',
    summary:
      'Everything that was booked for an order, oldest first; without an order what was booked by account, kind and day, newest first.',
    roles: [...BOOKKEEPERS, 'service', 'operations'],
    params: NoQuery,
    query: Type.Object(
      {
        orderId: Type.Optional(IdOf('ord')),
        account: Type.Optional(Account),
        kind: Type.Optional(Code(60)),
        source: Type.Optional(Code(100)),
        ...optionalDays,
        ...pageQuery,
      },
      { additionalProperties: false },
    ),
    output: Page(EntryView),
    tag,
    run: async ({ db, clock }, { query }) =>
      query.orderId === undefined
        ? listEntries(db, clock.now(), query)
        : { items: await readEntries(db, parseId('ord', query.orderId)!), next: null },
  }),
  queryRoute({
    path: '/v1/ledger/accounts/:account',
    name: 'ledger.readAccountDays',
    summary: 'An account day by day: debits, credits and their difference.',
    roles: BOOKKEEPERS,
    params: Type.Object({ account: Account }),
    query: PeriodQuery,
    output: Type.Object({
      items: Type.Array(
        Type.Object({
          day: Type.String(),
          currency: Type.String(),
          debitMinor: Type.Integer(),
          creditMinor: Type.Integer(),
          balanceMinor: Type.Integer(),
        }),
      ),
    }),
    tag,
    run: ({ db }, { params, query }) => readAccountDays(db, params.account, query),
  }),
  queryRoute({
    path: '/v1/ledger/balances',
    name: 'ledger.readBalances',
    summary: 'Every account with its debits, credits and balance, by currency.',
    roles: BOOKKEEPERS,
    params: NoQuery,
    query: NoQuery,
    output: Type.Object({
      items: Type.Array(
        Type.Object({
          account: Type.String(),
          currency: Type.String(),
          debitMinor: Type.Integer(),
          creditMinor: Type.Integer(),
          balanceMinor: Type.Integer(),
        }),
      ),
    }),
    tag,
    run: async ({ db }) => ({ items: await readBalances(db) }),
  }),
  queryRoute({
    path: '/v1/ledger/check',
    name: 'ledger.checkLedger',
    summary: 'Proves the ledger against its own documents; payments are proved by /v1/payments/check.',
    roles: BOOKKEEPERS,
    params: NoQuery,
    query: NoQuery,
    output: CheckView,
    tag,
    run: ({ db }) => checkLedger(db),
  }),
  commandRoute('POST', '/v1/orders/:orderId/credit-notes', issueCreditNote, { tag, status: 201 }),
  commandRoute('POST', '/v1/orders/:orderId/write-offs', writeOffReceivable, { tag, status: 201 }),
];
