// What is counted of a side of a comparison: costs with their parts, shipments, distance, lateness, fill rate. The single place
// that says what each figure means; sums only.
import type { CostParts } from '../../sourcing/index.ts';

/** Lines that had a date, and how late they arrive against it, in days. */
export interface Lateness {
  lines: number;
  lateLines: number;
  daysLate: number;
  worstDays: number;
}

export interface Measures {
  orders: number;
  lines: number;
  units: number;
  /** Served at once: every unit of the order, of the line; units. */
  filledOrders: number;
  filledLines: number;
  filledUnits: number;
  /** Served later, when stock came in. */
  filledLaterUnits: number;
  /** Orders that could not be taken at all, because units are missing and may not wait. */
  refusedOrders: number;
  /** By the rules that decided. */
  costMinor: number;
  costParts: Record<string, number>;
  /** The same plans by the live rules, so that two sides can be compared. */
  comparableMinor: number;
  shipments: number;
  /** Ship groups by how many locations ship them: 1, 2, 3, and 4 or more. */
  groupsByShipments: [number, number, number, number];
  kilometres: number;
  late: { requested: Lateness; promised: Lateness };
}

const noLateness = (): Lateness => ({ lines: 0, lateLines: 0, daysLate: 0, worstDays: 0 });

export function createMeasures(): Measures {
  return {
    orders: 0,
    lines: 0,
    units: 0,
    filledOrders: 0,
    filledLines: 0,
    filledUnits: 0,
    filledLaterUnits: 0,
    refusedOrders: 0,
    costMinor: 0,
    costParts: {},
    comparableMinor: 0,
    shipments: 0,
    groupsByShipments: [0, 0, 0, 0],
    kilometres: 0,
    late: { requested: noLateness(), promised: noLateness() },
  };
}

export function countLateness(into: Lateness, daysLate: number): void {
  into.lines += 1;
  if (daysLate <= 0) return;
  into.lateLines += 1;
  into.daysLate += daysLate;
  into.worstDays = Math.max(into.worstDays, daysLate);
}

export function addParts(into: Record<string, number>, parts: CostParts): void {
  for (const [part, amount] of Object.entries(parts)) into[part] = (into[part] ?? 0) + amount;
}

/** Adds figures of the same kind. */
export function addMeasures(into: Measures, more: Measures): void {
  into.orders += more.orders;
  into.lines += more.lines;
  into.units += more.units;
  into.filledOrders += more.filledOrders;
  into.filledLines += more.filledLines;
  into.filledUnits += more.filledUnits;
  into.filledLaterUnits += more.filledLaterUnits;
  into.refusedOrders += more.refusedOrders;
  into.costMinor += more.costMinor;
  for (const [part, amount] of Object.entries(more.costParts))
    into.costParts[part] = (into.costParts[part] ?? 0) + amount;
  into.comparableMinor += more.comparableMinor;
  into.shipments += more.shipments;
  more.groupsByShipments.forEach((groups, at) => {
    into.groupsByShipments[at]! += groups;
  });
  into.kilometres += more.kilometres;
  for (const against of ['requested', 'promised'] as const) {
    const one = into.late[against];
    const other = more.late[against];
    one.lines += other.lines;
    one.lateLines += other.lateLines;
    one.daysLate += other.daysLate;
    one.worstDays = Math.max(one.worstDays, other.worstDays);
  }
}

/** Figures that people compare, from the sums: rates as shares of 1, averages an order. */
export function deriveRates(sums: Measures) {
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    orderFillRate: share(sums.filledOrders, sums.orders),
    lineFillRate: share(sums.filledLines, sums.lines),
    unitFillRate: share(sums.filledUnits, sums.units),
    shipmentsPerOrder: share(sums.shipments, sums.orders - sums.refusedOrders),
    splitGroups: sums.groupsByShipments[1] + sums.groupsByShipments[2] + sums.groupsByShipments[3],
    kilometresPerShipment: share(sums.kilometres, sums.shipments),
    comparablePerUnitMinor: share(sums.comparableMinor, sums.filledUnits + sums.filledLaterUnits),
    lateShareOfPromised: share(sums.late.promised.lateLines, sums.late.promised.lines),
    lateShareOfRequested: share(sums.late.requested.lateLines, sums.late.requested.lines),
  };
}

export type Rates = ReturnType<typeof deriveRates>;
