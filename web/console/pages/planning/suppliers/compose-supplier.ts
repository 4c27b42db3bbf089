// Between a supplier or one of its items as the form has it and as the API takes it: what is left empty is none. Pure.
import type { Supplier, SupplierBody, SupplierItem, SupplierItemBody } from '../../../../api/supply.ts';
import { numberIn, textIn } from '../stock/place.ts';
import { amountIn, amountOf, type Typed, wordsIn } from '../typed.ts';

const WORKDAYS: readonly number[] = [1, 2, 3, 4, 5];

export function fillSupplierForm(supplier?: Supplier) {
  const currency = supplier?.currency ?? '';
  return {
    code: supplier?.code ?? '',
    name: supplier?.name ?? '',
    active: supplier?.active ?? true,
    email: supplier?.email ?? '',
    location: supplier?.location ?? '',
    currency,
    minimumOrder: amountOf(supplier?.minimumOrderMinor || undefined, currency),
    overTolerancePercent: (supplier?.overTolerancePercent || '') as Typed,
    leadTimeDays: (supplier?.leadTimeDays ?? '') as Typed,
    orderDays: supplier?.orderDays ?? [...WORKDAYS],
    cutOff: supplier?.cutOff ?? '12:00',
    timeZone: supplier?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    closed: supplier?.closedDates.join(' ') ?? '',
  };
}

export type SupplierForm = ReturnType<typeof fillSupplierForm>;

/** All fields, so that the server says of each what it lacks. */
export function composeSupplier(form: SupplierForm): SupplierBody {
  const currency = form.currency.trim().toUpperCase();
  return {
    name: form.name.trim(),
    active: form.active,
    email: textIn(form.email) ?? null,
    location: textIn(form.location) ?? null,
    currency,
    minimumOrderMinor: amountIn(form.minimumOrder, currency) ?? 0,
    overTolerancePercent: form.overTolerancePercent === '' ? 0 : Number(form.overTolerancePercent),
    leadTimeDays: numberIn(form.leadTimeDays),
    orderDays: form.orderDays,
    cutOff: form.cutOff.trim(),
    timeZone: form.timeZone.trim(),
    closedDates: wordsIn(form.closed),
  };
}

export function fillItemForm(currency: string, item?: SupplierItem) {
  return {
    sku: item?.sku ?? '',
    supplierSku: item?.supplierSku ?? '',
    unitCost: amountOf(item?.unitCostMinor, currency),
    packSize: (item?.packSize ?? 1) as Typed,
    minimumQuantity: (item?.minimumQuantity ?? 1) as Typed,
    leadTimeDays: (item?.leadTimeDays ?? '') as Typed,
    rank: (item?.rank ?? 1) as Typed,
    active: item?.active ?? true,
  };
}

export type ItemForm = ReturnType<typeof fillItemForm>;

/** `isKnown`: the supplier sells it already, and an emptied cost is not what it was. */
export function composeItem(
  form: ItemForm,
  { code, currency }: Pick<Supplier, 'code' | 'currency'>,
  isKnown: boolean,
): SupplierItemBody {
  return {
    supplier: code,
    sku: form.sku.trim(),
    supplierSku: textIn(form.supplierSku) ?? null,
    unitCostMinor: amountIn(form.unitCost, currency) ?? (isKnown ? Number.NaN : undefined),
    packSize: numberIn(form.packSize),
    minimumQuantity: numberIn(form.minimumQuantity),
    leadTimeDays: form.leadTimeDays === '' ? null : Number(form.leadTimeDays),
    rank: numberIn(form.rank),
    active: form.active,
  };
}
