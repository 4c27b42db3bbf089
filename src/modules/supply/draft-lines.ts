// The single place that makes the lines of a purchase order from what a buyer asks for: the SKUs must be the supplier's.
import Type, { type Static } from 'typebox';
import { type Refusal, refuse } from '../../platform/errors.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import { MAX_AMOUNT_MINOR } from '../../platform/money.ts';
import { AmountMinor, CalendarDate, Quantity } from '../../platform/schemas.ts';
import { Sku } from '../catalog/index.ts';
import { supplyRefusals } from './errors.ts';
import { closed } from './schemas.ts';
import type { PurchaseLine, SupplierItem } from './types.ts';

export const AskedLine = Type.Object(
  {
    sku: Sku,
    quantity: Quantity,
    unitCostMinor: Type.Optional({ ...AmountMinor, description: "The supplier's cost unless told" }),
    requestedOn: Type.Optional({ ...CalendarDate, description: 'Not wanted before this day' }),
  },
  closed,
);
export type AskedLine = Static<typeof AskedLine>;
export const AskedLines = Type.Array(AskedLine, { minItems: 1, maxItems: 500 });

/** What a supplier sells, by SKU. */
export type Assortment = ReadonlyMap<string, SupplierItem>;

/** Lines numbered from 1, or why the first bad one cannot be. */
export function draftLines(
  purchaseOrderId: Uuid,
  asked: readonly AskedLine[],
  assortment: Assortment,
): PurchaseLine[] | Refusal {
  const lines: PurchaseLine[] = [];
  let totalMinor = 0;
  for (const { sku, quantity, unitCostMinor, requestedOn } of asked) {
    const item = assortment.get(sku);
    if (!item?.active) return refuse(supplyRefusals.itemUnknown, { sku });
    const cost = unitCostMinor ?? item.unitCostMinor;
    totalMinor += cost * quantity;
    if (totalMinor > MAX_AMOUNT_MINOR) return refuse(supplyRefusals.amountTooLarge, { sku });
    lines.push({
      purchaseOrderId,
      lineNo: lines.length + 1,
      supplyId: newUuid(),
      skuId: item.skuId,
      sku,
      ordered: quantity,
      confirmed: 0,
      open: quantity,
      received: 0,
      damaged: 0,
      cancelled: 0,
      over: 0,
      unitCostMinor: cost,
      requestedOn: requestedOn ?? null,
      expectedOn: null,
    });
  }
  return lines;
}
