// Routes of documents: files by the id of what they show.
import Type from 'typebox';
import { commandRoute, type FileAnswer, fileRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { IdOf } from '../../platform/schemas.ts';
import { setSeller } from './commands/set-seller.ts';
import { refusals } from './errors.ts';
import type { Documents, Pdf } from './index.ts';
import { closed, SellerView } from './schemas.ts';
import { LANGUAGES } from './types.ts';

const tag = 'Documents';
const BOOKS = ['finance', 'operations', 'service', 'read-only'] as const;
const WAREHOUSE = ['operations', 'service', 'read-only'] as const;
const NoQuery = Type.Object({}, closed);
const mediaType = 'application/pdf';

/** Shown by the browser, which lets people print it. */
const answer = (pdf: Pdf | null): FileAnswer | null =>
  pdf && { mediaType: pdf.mediaType, fileName: pdf.fileName, inline: true, body: pdf.bytes };

export function createRoutes(documents: Documents): Route[] {
  return [...invoiceRoutes(documents), ...warehouseRoutes(documents), ...sellerRoutes(documents)];
}

function invoiceRoutes(documents: Documents): Route[] {
  return [
    fileRoute({
      path: '/v1/invoices/:invoiceId/pdf',
      name: 'documents.readInvoicePdf',
      summary: "An invoice as a PDF in the order's language.",
      roles: BOOKS,
      params: Type.Object({ invoiceId: IdOf('inv') }),
      query: NoQuery,
      mediaType,
      tag,
      run: async ({ db }, { params }) => answer(await documents.invoicePdf(db, params.invoiceId)),
    }),
    fileRoute({
      path: '/v1/credit-notes/:creditNoteId/pdf',
      name: 'documents.readCreditNotePdf',
      summary: "A credit note as a PDF in the order's language.",
      roles: BOOKS,
      params: Type.Object({ creditNoteId: IdOf('inv') }),
      query: NoQuery,
      mediaType,
      tag,
      run: async ({ db }, { params }) =>
        answer(await documents.invoicePdf(db, params.creditNoteId, 'credit-note')),
    }),
  ];
}

function warehouseRoutes(documents: Documents): Route[] {
  return [
    fileRoute({
      path: '/v1/fulfilment-orders/:fulfilmentOrderId/packing-slip',
      name: 'documents.readPackingSlip',
      summary: 'The packing slip of a fulfilment order as a PDF; without prices on a gift.',
      roles: WAREHOUSE,
      params: Type.Object({ fulfilmentOrderId: IdOf('ful') }),
      query: NoQuery,
      mediaType,
      tag,
      run: async ({ db, actor }, { params }) =>
        answer(await documents.packingSlipPdf(db, actor, params.fulfilmentOrderId)),
    }),
    fileRoute({
      path: '/v1/pick-lists/:pickListId/pdf',
      name: 'documents.readPickListPdf',
      summary: 'A pick list as a PDF: SKU by SKU with barcodes, lots and the tote of every unit.',
      roles: WAREHOUSE,
      params: Type.Object({ pickListId: IdOf('pls') }),
      query: Type.Object({ language: Type.Optional(Type.Enum(LANGUAGES)) }, closed),
      mediaType,
      tag,
      run: async ({ db }, { params, query }) =>
        answer(await documents.pickListPdf(db, params.pickListId, query.language)),
    }),
    fileRoute({
      path: '/v1/shipments/:shipmentId/label.pdf',
      name: 'documents.readLabel',
      summary: "A shipment's label as its carrier made it.",
      roles: WAREHOUSE,
      params: Type.Object({ shipmentId: IdOf('shp') }),
      query: NoQuery,
      mediaType,
      refusals: [refusals.notShipped, refusals.noLabel, refusals.ownLabel, refusals.labelGone],
      tag,
      run: async ({ db, actor }, { params }) => answer(await documents.label(db, actor, params.shipmentId)),
    }),
  ];
}

function sellerRoutes(documents: Documents): Route[] {
  return [
    queryRoute({
      path: '/v1/seller',
      name: 'documents.readSeller',
      summary: 'Who sells, as documents of today name it.',
      params: NoQuery,
      query: NoQuery,
      output: SellerView,
      tag,
      run: ({ db, clock }) => documents.seller(db, clock.now()),
    }),
    commandRoute('PUT', '/v1/seller', setSeller, { tag }),
  ];
}
