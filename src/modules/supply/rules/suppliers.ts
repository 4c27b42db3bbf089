// The single place that decides what a supplier or one of its items becomes by an upsert: omitted fields keep their value. Pure.

import { type Refusal, refuse } from '../../../platform/errors.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { isTimeZone } from '../../../platform/time-zones.ts';
import { supplyRefusals } from '../errors.ts';
import type { Supplier, SupplierItem } from '../types.ts';

type Changed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export type SupplierInput = { readonly code: string } & Partial<Omit<Supplier, 'supplierId' | 'code'>>;

/** What a new supplier must bring; the rest has values to start from. */
const NEEDED = ['name', 'currency', 'timeZone', 'leadTimeDays'] as const;
const STARTING = {
  active: true,
  email: null,
  minimumOrderMinor: 0,
  overTolerancePercent: 0,
  orderDays: [1, 2, 3, 4, 5],
  closedDates: [],
  cutOff: '12:00',
  locationId: null,
} satisfies Partial<Supplier>;

/** `sells`: it has items, whose costs are in its currency. */
export function changeSupplier(
  before: Supplier | undefined,
  input: SupplierInput,
  supplierId: Uuid,
  sells: boolean,
): Changed<Supplier> {
  const { code, ...given } = input;
  if (!before) {
    const missing = NEEDED.filter((field) => given[field] === undefined);
    if (missing.length > 0) return no(refuse(supplyRefusals.supplierIncomplete, { supplier: code, missing }));
  }
  const merged = { ...(before ?? STARTING), ...given, supplierId, code } as Supplier;
  if (!isTimeZone(merged.timeZone)) {
    return no(refuse(supplyRefusals.timeZoneUnknown, { supplier: code, timeZone: merged.timeZone }));
  }
  if (before && sells && before.currency !== merged.currency) {
    return no(refuse(supplyRefusals.currencyFixed, { supplier: code, currency: before.currency }));
  }
  const orderDays = merged.orderDays.toSorted((a, b) => a - b);
  const closedDates = [...new Set(merged.closedDates)].sort();
  return { ok: true, value: { ...merged, orderDays, closedDates } };
}

export type ItemInput = Partial<Omit<SupplierItem, 'supplierId' | 'skuId' | 'sku'>>;

const NEW_ITEM = {
  supplierSku: null,
  active: true,
  packSize: 1,
  minimumQuantity: 1,
  leadTimeDays: null,
  rank: 1,
} satisfies ItemInput;

export function changeItem(
  before: SupplierItem | undefined,
  input: ItemInput,
  key: Pick<SupplierItem, 'supplierId' | 'skuId' | 'sku'>,
): Changed<SupplierItem> {
  if (!before && input.unitCostMinor === undefined) {
    return no(refuse(supplyRefusals.itemIncomplete, { sku: key.sku, missing: ['unitCostMinor'] }));
  }
  return { ok: true, value: { ...(before ?? NEW_ITEM), ...input, ...key } as SupplierItem };
}

const no = (refusal: Refusal) => ({ ok: false, refusal }) as const;
