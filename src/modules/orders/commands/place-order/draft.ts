// The pure half of placing an order before stock is looked at: lines with their money, ship groups, totals, or a refusal.
// Checks stand in one order of precedence: currency, ship groups, then line by line (ship group, SKU, price, discount), total,
// payment.

import { type Refusal, refuse } from '../../../../platform/errors.ts';
import { allocateMinor, isCurrency, MAX_AMOUNT_MINOR } from '../../../../platform/money.ts';
import type { Variant } from '../../../catalog/index.ts';
import type { LocationList } from '../../../inventory/index.ts';
import { refusals } from '../../errors.ts';
import type { NewLine, ShipGroup, Totals } from '../../types.ts';
import type { Cart, PlaceOrderInput } from './input.ts';
import type { CatalogFacts } from './read-facts.ts';

export interface Draft {
  lines: NewLine[];
  /** Beside `lines`: what the warehouse must know of each. */
  variants: Variant[];
  shipGroups: ShipGroup[];
  totals: Totals;
}

export interface DraftFacts extends CatalogFacts {
  locations: LocationList;
}

/** A draft, or the first refusal in order of precedence. */
export function draftOrder(input: PlaceOrderInput, facts: DraftFacts): Draft | Refusal {
  if (!isCurrency(input.currency)) return refuse(refusals.currencyUnknown, { currency: input.currency });
  const draft = draftGoods(input, facts);
  return 'code' in draft ? draft : (settleMoney(input, draft) ?? draft);
}

/** Ship groups and lines, totals not yet added up; or the first refusal. */
export function draftGoods(input: Cart, facts: DraftFacts): Draft | Refusal {
  const shipGroups = draftShipGroups(input, facts.locations);
  if ('code' in shipGroups) return shipGroups;
  const draft: Draft = { lines: [], variants: [], shipGroups: shipGroups.groups, totals: zeroTotals() };
  for (let i = 0; i < input.lines.length; i++) {
    const refusal = draftLine(input, i, facts, draft);
    if (refusal) return refusal;
  }
  return draft;
}

function draftShipGroups(input: Cart, locations: LocationList): { groups: ShipGroup[] } | Refusal {
  const groups: ShipGroup[] = [];
  for (let i = 0; i < input.shipGroups.length; i++) {
    const group = input.shipGroups[i]!;
    if ((group.address === undefined) === (group.pickupLocation === undefined)) {
      return refuse(refusals.shipGroupWithoutGoal, { shipGroup: i + 1 });
    }
    if (group.pickupLocation !== undefined && !locations.byCode.get(group.pickupLocation)?.active) {
      return refuse(refusals.locationUnknown, { shipGroup: i + 1, location: group.pickupLocation });
    }
    const { shippingMinor = 0, shippingTaxMinor = 0, ...rest } = group;
    groups.push({ no: i + 1, ...rest, shippingMinor, shippingTaxMinor });
  }
  return { groups };
}

function draftLine(input: Cart, index: number, facts: DraftFacts, draft: Draft): Refusal | null {
  const line = input.lines[index]!;
  const shipGroup = line.shipGroup ?? 1;
  const group = draft.shipGroups[shipGroup - 1];
  if (!group) return refuse(refusals.shipGroupUnknown, { line: index + 1, shipGroup });
  const requestedDate = line.requestedDate ?? group.requestedDate ?? null;
  const variant = facts.variants.get(line.sku);
  if (!variant) return refuse(refusals.skuUnknown, { line: index + 1, sku: line.sku });
  if (!variant.active) return refuse(refusals.skuNotSold, { line: index + 1, sku: line.sku });
  const price = line.unitPriceMinor ?? facts.priceOf(line.sku, input.channel, input.currency, line.quantity);
  if (price === null) return refuse(refusals.priceMissing, { line: index + 1, sku: line.sku });
  const discountMinor = line.discountMinor ?? 0;
  if (discountMinor > price * line.quantity) return refuse(refusals.discountTooLarge, { line: index + 1 });
  const money = { unitPriceMinor: price, discountMinor, taxMinor: line.taxMinor ?? 0 };
  if (variant.bundle)
    return draftBundle(input, index, variant, money, { shipGroup, requestedDate }, facts, draft);
  pushLine(draft, variant, line.quantity, money, { shipGroup, requestedDate }, line.attributes ?? null);
  return null;
}

type LineMoney = Pick<NewLine, 'unitPriceMinor' | 'discountMinor' | 'taxMinor'>;
type LineGoal = Pick<NewLine, 'shipGroup' | 'requestedDate'>;

function pushLine(
  draft: Draft,
  variant: Variant,
  quantity: number,
  money: LineMoney,
  goal: LineGoal,
  attributes: Record<string, unknown> | null,
): void {
  draft.variants.push(variant);
  draft.lines.push({
    lineNo: draft.lines.length + 1,
    ...goal,
    skuId: variant.skuId,
    sku: variant.sku,
    name: variant.name,
    ordered: quantity,
    ...money,
    totalMinor: 0,
    returnable: variant.returnable,
    promisedDate: null,
    attributes,
    reserved: 0,
    backordered: 0,
  });
}

/**
 * A bundle becomes lines of its components, so that each is reserved, picked and returned as what it is. Its money goes to
 * the components by their list price, else by units; a unit price is rounded up and the difference is a discount, so
 * that each line's total is exact.
 */
function draftBundle(
  input: Cart,
  index: number,
  bundle: Variant,
  money: LineMoney,
  goal: LineGoal,
  facts: DraftFacts,
  draft: Draft,
): Refusal | null {
  const line = input.lines[index]!;
  const parts: { variant: Variant; quantity: number; weight: number }[] = [];
  for (const component of bundle.bundle!.leaves) {
    const variant = facts.variants.get(component.sku);
    if (!variant) return refuse(refusals.skuUnknown, { line: index + 1, sku: component.sku });
    if (!variant.active) return refuse(refusals.skuNotSold, { line: index + 1, sku: component.sku });
    const quantity = component.quantity * line.quantity;
    const list = facts.priceOf(component.sku, input.channel, input.currency, quantity);
    parts.push({ variant, quantity, weight: (list ?? 1) * quantity });
  }
  const weights = parts.map((part) => part.weight);
  const goods = allocateMinor(money.unitPriceMinor * line.quantity, weights);
  const discounts = allocateMinor(money.discountMinor, weights);
  const taxes = allocateMinor(money.taxMinor, weights);
  parts.forEach((part, at) => {
    // Whole minor units a piece, rounded up; what that is too much is a discount, so the line's total is exact.
    const unitPriceMinor = Math.ceil(goods[at]! / part.quantity);
    const rounding = unitPriceMinor * part.quantity - goods[at]!;
    pushLine(
      draft,
      part.variant,
      part.quantity,
      { unitPriceMinor, discountMinor: discounts[at]! + rounding, taxMinor: taxes[at]! },
      goal,
      { ...line.attributes, bundleSku: bundle.sku, bundleLine: index + 1, bundleQuantity: line.quantity },
    );
  });
  return null;
}

/** Spreads the order's discount, adds everything up and compares with what the caller expects. */
function settleMoney(input: PlaceOrderInput, draft: Draft): Refusal | null {
  const { lines, totals } = draft;
  const taxesIncluded = input.taxesIncluded ?? true;
  const goods = lines.map((line) => line.unitPriceMinor * line.ordered - line.discountMinor);
  const goodsAfterLines = goods.reduce((sum, amount) => sum + amount, 0);
  if (goodsAfterLines > MAX_AMOUNT_MINOR) return refuse(refusals.amountTooLarge, {});
  if (input.discountMinor) {
    if (input.discountMinor > goodsAfterLines) return refuse(refusals.discountTooLarge, {});
    allocateMinor(input.discountMinor, goods).forEach((share, index) => {
      lines[index]!.discountMinor += share;
    });
  }
  for (const line of lines) {
    const lineGoods = line.unitPriceMinor * line.ordered;
    line.totalMinor = lineGoods - line.discountMinor + (taxesIncluded ? 0 : line.taxMinor);
    totals.goodsMinor += lineGoods;
    totals.discountMinor += line.discountMinor;
    totals.taxMinor += line.taxMinor;
    totals.totalMinor += line.totalMinor;
  }
  for (const group of draft.shipGroups) {
    totals.shippingMinor += group.shippingMinor;
    totals.taxMinor += group.shippingTaxMinor;
    totals.totalMinor += group.shippingMinor + (taxesIncluded ? 0 : group.shippingTaxMinor);
  }
  if (totals.totalMinor > MAX_AMOUNT_MINOR) return refuse(refusals.amountTooLarge, {});
  if (input.expectedTotalMinor !== undefined && input.expectedTotalMinor !== totals.totalMinor) {
    return refuse(refusals.totalDiffers, {
      totalMinor: totals.totalMinor,
      expectedTotalMinor: input.expectedTotalMinor,
    });
  }
  if (input.payment?.amountMinor !== undefined && input.payment.amountMinor !== totals.totalMinor) {
    return refuse(refusals.paymentDiffers, {
      totalMinor: totals.totalMinor,
      amountMinor: input.payment.amountMinor,
    });
  }
  return null;
}

function zeroTotals(): Totals {
  return { goodsMinor: 0, discountMinor: 0, shippingMinor: 0, taxMinor: 0, totalMinor: 0 };
}
