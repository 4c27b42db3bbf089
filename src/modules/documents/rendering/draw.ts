// The single place that knows which drawing belongs to which sheet.
import { drawInvoice } from '../drawing/invoice.ts';
import { drawLabels } from '../drawing/label.ts';
import { drawPackingSlip } from '../drawing/packing-slip.ts';
import { drawPickList } from '../drawing/pick-list.ts';
import type { Sheet } from '../types.ts';

/** The bytes of a PDF; the same sheet gives the same bytes. */
export function drawSheet(sheet: Sheet): Promise<Uint8Array> {
  switch (sheet.form) {
    case 'invoice':
      return drawInvoice(sheet.sheet);
    case 'packing-slip':
      return drawPackingSlip(sheet.sheet);
    case 'pick-list':
      return drawPickList(sheet.sheet);
    case 'label':
      return drawLabels(sheet.sheets, sheet.date);
  }
}
