// The door of documents: everything that other modules may use.
import type { Actor, Command } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { setSeller } from './commands/set-seller.ts';
import type { DocumentDependencies } from './dependencies.ts';
import { gatherInvoice } from './facts/invoice-sheet.ts';
import { gatherPackingSlip } from './facts/packing-slip-sheet.ts';
import { gatherPickList } from './facts/pick-list-sheet.ts';
import { readLabel } from './read-label.ts';
import { readSeller } from './seller.ts';
import type { Language } from './types.ts';

export type Documents = ReturnType<typeof createDocuments>;

/** A PDF with the name under which people save it. */
export interface Pdf {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Everything that can be printed; each answers null where there is no such thing. */
export function createDocuments(parts: DocumentDependencies) {
  const toPdf = async (name: string, sheet: Parameters<typeof parts.renderer.render>[0]): Promise<Pdf> => ({
    fileName: `${name}.pdf`,
    mediaType: 'application/pdf',
    bytes: await parts.renderer.render(sheet),
  });
  return {
    async invoicePdf(db: Queryable, invoiceId: string, kind: 'invoice' | 'credit-note' | 'any' = 'any') {
      const sheet = await gatherInvoice(db, parts, invoiceId, kind);
      return sheet && toPdf(sheet.number, { form: 'invoice', sheet });
    },
    async packingSlipPdf(db: Queryable, actor: Actor, fulfilmentOrderId: string) {
      const sheet = await gatherPackingSlip(db, parts, actor, fulfilmentOrderId);
      return sheet && toPdf(`packing-slip-${sheet.orderNumber}`, { form: 'packing-slip', sheet });
    },
    async pickListPdf(db: Queryable, pickListId: string, language: Language = 'en') {
      const sheet = await gatherPickList(db, parts, pickListId, language);
      return sheet && toPdf(`pick-list-${pickListId}`, { form: 'pick-list', sheet });
    },
    async label(db: Queryable, actor: Actor, shipmentId: string): Promise<Pdf | null> {
      const label = await readLabel(db, parts, actor, shipmentId);
      return (
        label && {
          fileName: `label-${label.trackingNumber}.pdf`,
          mediaType: label.mediaType,
          bytes: label.bytes,
        }
      );
    },
    seller: (db: Queryable, at: Date) => readSeller(db, parts, at),
  };
}

export { drawLabels } from './drawing/label.ts';
export { createRenderer, type Renderer } from './rendering/renderer.ts';
export type { LabelSheet, Seller } from './types.ts';
export { setSeller };

export const commands = [setSeller] as unknown as Command<never, unknown>[];
