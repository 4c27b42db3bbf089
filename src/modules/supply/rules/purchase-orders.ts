// The single place that decides what becomes of purchase orders: state from quantities, what is still expected, what a receipt
// and a closing do to a line. Pure but for the lines that it is given to change, which it changes after every check has passed.
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { supplyRefusals } from '../errors.ts';
import type { PurchaseLine, PurchaseOrder, PurchaseOrderState, SupplierItem } from '../types.ts';

type OrderFacts = Pick<PurchaseOrder, 'placedAt' | 'confirmedAt'>;
type LineUnits = Pick<
  PurchaseLine,
  'ordered' | 'confirmed' | 'open' | 'received' | 'damaged' | 'cancelled' | 'over'
>;

/** The one word for a purchase order, from its quantities. */
export function deriveState(order: OrderFacts, lines: readonly LineUnits[]): PurchaseOrderState {
  const sum = (pick: (line: LineUnits) => number) => lines.reduce((all, line) => all + pick(line), 0);
  const arrived = sum((line) => line.received + line.damaged);
  const cancelled = sum((line) => line.cancelled);
  if (sum((line) => line.open) > 0) {
    if (order.placedAt === null) return 'draft';
    if (arrived > 0) return 'partly-received';
    return order.confirmedAt === null ? 'placed' : 'confirmed';
  }
  if (arrived === 0) return 'cancelled';
  return cancelled > 0 ? 'closed-short' : 'received';
}

export const isEnded = (state: PurchaseOrderState): boolean =>
  state === 'received' || state === 'closed-short' || state === 'cancelled';

/** Units of a line that inventory may count on: what is still to come, but no more than the supplier has confirmed. */
export function expectedUnits(order: OrderFacts, line: LineUnits): number {
  if (order.placedAt === null) return 0;
  if (order.confirmedAt === null) return line.open;
  return Math.min(line.open, Math.max(0, line.confirmed - line.received - line.damaged));
}

/** Why the supplier would not take this line, or null. */
export function findLineProblem(
  line: Pick<PurchaseLine, 'lineNo' | 'sku' | 'ordered'>,
  item: Pick<SupplierItem, 'packSize' | 'minimumQuantity'>,
): Refusal | null {
  const { lineNo, sku, ordered: quantity } = line;
  const { packSize, minimumQuantity } = item;
  if (quantity % packSize !== 0)
    return refuse(supplyRefusals.packBroken, { lineNo, sku, quantity, packSize });
  if (quantity < minimumQuantity) {
    return refuse(supplyRefusals.belowMinimumQuantity, { lineNo, sku, quantity, minimumQuantity });
  }
  return null;
}

/** What came of one line. */
export interface Arrival {
  readonly lineNo: number;
  /** Fit for the shelf. */
  readonly quantity: number;
  readonly damaged: number;
  /** The damaged units come again. */
  readonly replaced: boolean;
  /** Nothing more of the line comes. */
  readonly final: boolean;
}

/**
 * Books `arrivals` into `lines`, or says why not and changes nothing. Units beyond those ordered are taken up to the tolerance.
 */
export function receiveLines(
  lines: ReadonlyMap<number, PurchaseLine>,
  arrivals: readonly Arrival[],
  overTolerancePercent: number,
): Refusal | null {
  const after = new Map<number, PurchaseLine>();
  for (const { lineNo, quantity, damaged, replaced, final } of arrivals) {
    const stored = lines.get(lineNo);
    if (!stored) return refuse(supplyRefusals.lineUnknown, { lineNo });
    const line = after.get(lineNo) ?? { ...stored };
    after.set(lineNo, line);
    const arrived = quantity + (replaced ? 0 : damaged);
    const over = Math.max(0, arrived - line.open);
    const allowed = Math.floor((line.ordered * overTolerancePercent) / 100) - line.over;
    if (over > allowed) {
      return refuse(supplyRefusals.overTolerance, {
        lineNo,
        sku: line.sku,
        open: line.open,
        arrived,
        allowed,
      });
    }
    if (replaced && damaged > line.open - arrived + over) {
      return refuse(supplyRefusals.quantityTooLarge, { lineNo, open: line.open, replaced: damaged });
    }
    line.open -= arrived - over;
    line.over += over;
    line.received += quantity;
    if (!replaced) line.damaged += damaged;
    if (final) cancelUnits(line, line.open);
  }
  for (const [lineNo, line] of after) Object.assign(lines.get(lineNo)!, line);
  return null;
}

/** What is still to come of a line never comes. */
export function cancelUnits(line: PurchaseLine, units: number): void {
  line.open -= units;
  line.cancelled += units;
}

/**
 * The supplier says how many units of a line come. What has come counts among them; what it does not confirm stays open, but
 * nobody counts on it.
 */
export function confirmLine(line: PurchaseLine, quantity: number): Refusal | null {
  const { lineNo, ordered, received, damaged, over, cancelled } = line;
  const least = received + damaged - over;
  const most = ordered - cancelled;
  if (quantity < least || quantity > most) {
    return refuse(supplyRefusals.quantityTooLarge, { lineNo, quantity, least, most });
  }
  line.confirmed = quantity;
  return null;
}
