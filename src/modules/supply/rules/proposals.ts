// The single place that decides what should be bought, where it should go and from whom, with the numbers that led to it. Pure.
//
// At a location is needed: safety stock + units that wait - units free - units on their way. Units that may come from anywhere are
// first covered by what other locations have or expect beyond their own need; the rest is bought for where the supplier delivers.
import type { Uuid } from '../../../platform/ids.ts';
import { addDays, type Location, openDayFrom } from '../../inventory/index.ts';
import type { Supplier, SupplierItem } from '../types.ts';
import { orderDay } from './order-days.ts';

/** What one SKU has, expects and lacks at one location. */
export interface PositionFigures {
  readonly locationId: Uuid;
  readonly onHand: number;
  readonly reserved: number;
  readonly safetyStock: number;
  /** Units on their way. */
  readonly expected: number;
  /** Units that wait and can come from here alone. */
  readonly waiting: number;
}

export interface SkuFigures {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly positions: readonly PositionFigures[];
  /** Units that wait and can come from anywhere. */
  readonly waiting: number;
  /** Who sells it. */
  readonly items: readonly SupplierItem[];
}

/** Why so many: needed = safetyStock + waiting - free - expected - elsewhere. */
export interface ProposalNumbers {
  readonly onHand: number;
  readonly reserved: number;
  readonly free: number;
  readonly safetyStock: number;
  readonly waiting: number;
  readonly expected: number;
  /** Waiting units that other locations cover. */
  readonly elsewhere: number;
  readonly needed: number;
  readonly packSize: number;
  readonly minimumQuantity: number;
  readonly leadTimeDays: number;
  /** The other suppliers that could be asked, best first. */
  readonly others: readonly {
    supplier: string;
    expectedOn: string;
    unitCostMinor: number;
    currency: string;
  }[];
}

export interface Proposed {
  readonly supplierId: Uuid;
  readonly locationId: Uuid;
  readonly skuId: Uuid;
  readonly sku: string;
  readonly quantity: number;
  readonly unitCostMinor: number;
  readonly orderOn: string;
  readonly expectedOn: string;
  readonly numbers: ProposalNumbers;
}

export interface ProposalFacts {
  readonly now: Date;
  readonly suppliers: ReadonlyMap<Uuid, Supplier>;
  readonly locations: ReadonlyMap<Uuid, Location>;
  /** Where suppliers deliver that say nothing of it; null: nowhere. */
  readonly home: Uuid | null;
}

const MAX_QUANTITY = 1_000_000;
const LISTED_OTHERS = 5;

export function proposePurchase(figures: SkuFigures, facts: ProposalFacts): Proposed[] {
  const home = homeOf(figures.items, facts);
  const positions = new Map(figures.positions.map((position) => [position.locationId, position]));
  if (home !== null && !positions.has(home)) {
    positions.set(home, {
      locationId: home,
      onHand: 0,
      reserved: 0,
      safetyStock: 0,
      expected: 0,
      waiting: 0,
    });
  }
  const surplus = (position: PositionFigures) =>
    position.onHand - position.reserved + position.expected - position.safetyStock - position.waiting;
  const isActive = ({ locationId }: PositionFigures) => facts.locations.get(locationId)?.active === true;
  const elsewhere = [...positions.values()]
    .filter((position) => position.locationId !== home && isActive(position))
    .reduce((sum, position) => sum + Math.max(0, surplus(position)), 0);
  const proposals: Proposed[] = [];
  for (const position of positions.values()) {
    const location = facts.locations.get(position.locationId);
    if (!location?.active || location.kind === 'supplier') continue;
    const isHome = position.locationId === home;
    const anywhere = isHome ? figures.waiting : 0;
    const uncovered = Math.max(0, anywhere - Math.max(0, surplus(position)));
    const covered = Math.min(uncovered, elsewhere);
    const needed = anywhere - covered - surplus(position);
    if (needed <= 0) continue;
    const offer = chooseOffer(figures.items, location, facts);
    if (offer) proposals.push(toProposal(position, position.waiting + anywhere, covered, needed, offer));
  }
  return proposals;
}

interface Offer {
  readonly item: SupplierItem;
  readonly leadTimeDays: number;
  readonly orderOn: string;
  readonly expectedOn: string;
  readonly others: ProposalNumbers['others'];
}

/** The preferred supplier by rank; among equals the one that delivers first, then the cheapest. */
function chooseOffer(items: readonly SupplierItem[], location: Location, facts: ProposalFacts): Offer | null {
  const offers = items.map((item) => {
    const supplier = facts.suppliers.get(item.supplierId)!;
    const leadTimeDays = item.leadTimeDays ?? supplier.leadTimeDays;
    const orderOn = orderDay(supplier, facts.now);
    const expectedOn = openDayFrom(location, addDays(orderOn, leadTimeDays));
    return { item, supplier, leadTimeDays, orderOn, expectedOn };
  });
  offers.sort(
    (a, b) =>
      a.item.rank - b.item.rank ||
      (a.expectedOn < b.expectedOn ? -1 : a.expectedOn > b.expectedOn ? 1 : 0) ||
      a.item.unitCostMinor - b.item.unitCostMinor ||
      (a.supplier.code < b.supplier.code ? -1 : 1),
  );
  const [best, ...rest] = offers;
  if (!best) return null;
  const others = rest.slice(0, LISTED_OTHERS).map(({ item, supplier, expectedOn }) => ({
    supplier: supplier.code,
    expectedOn,
    unitCostMinor: item.unitCostMinor,
    currency: supplier.currency,
  }));
  return { ...best, others };
}

/** Where units are bought for that may come from anywhere: where the preferred supplier delivers. */
function homeOf(items: readonly SupplierItem[], facts: ProposalFacts): Uuid | null {
  const [first] = items.toSorted((a, b) => a.rank - b.rank);
  const own = first && facts.suppliers.get(first.supplierId)?.locationId;
  const location = own && facts.locations.get(own);
  return location?.active && location.kind !== 'supplier' ? location.locationId : facts.home;
}

/** Whole packs, and no fewer than the supplier sells. */
export function roundToPacks(
  needed: number,
  item: Pick<SupplierItem, 'packSize' | 'minimumQuantity'>,
): number {
  const { packSize, minimumQuantity } = item;
  const packs = Math.ceil(Math.max(needed, minimumQuantity) / packSize);
  return Math.min(packs, Math.max(1, Math.floor(MAX_QUANTITY / packSize))) * packSize;
}

function toProposal(
  position: PositionFigures,
  waiting: number,
  elsewhere: number,
  needed: number,
  { item, leadTimeDays, orderOn, expectedOn, others }: Offer,
): Proposed {
  const { onHand, reserved, safetyStock, expected, locationId } = position;
  const { supplierId, skuId, sku, unitCostMinor, packSize, minimumQuantity } = item;
  const quantity = roundToPacks(needed, item);
  const numbers = {
    onHand,
    reserved,
    free: onHand - reserved,
    safetyStock,
    waiting,
    expected,
    elsewhere,
    needed,
    packSize,
    minimumQuantity,
    leadTimeDays,
    others,
  };
  return { supplierId, locationId, skuId, sku, quantity, unitCostMinor, orderOn, expectedOn, numbers };
}

/** The numbers as a sentence. */
export function explainProposal(quantity: number, numbers: ProposalNumbers): string {
  const { needed, safetyStock, waiting, free, expected, elsewhere, packSize, minimumQuantity } = numbers;
  const less = [
    `${free} free`,
    `${expected} on the way`,
    ...(elsewhere > 0 ? [`${elsewhere} covered elsewhere`] : []),
  ];
  const sum = `${needed} needed: ${safetyStock} safety stock + ${waiting} waiting - ${less.join(' - ')}`;
  const why = [
    ...(quantity > needed && minimumQuantity > needed
      ? [`the supplier sells ${minimumQuantity} at least`]
      : []),
    ...(packSize > 1 ? [`packs of ${packSize}`] : []),
  ];
  return why.length === 0 ? `${sum}.` : `${sum}; ${quantity} because of ${why.join(' and ')}.`;
}
