// What happened to units of an order, in sentences: where they went and why, what was promised, where they are. Pure.
import type { Reservation } from '../../inventory/index.ts';

export interface Naming {
  readonly money: (amountMinor: number) => string;
  readonly location: (id: string) => string;
}

/** Why units left a location; what is not here is told by its code. */
const REASONS: Readonly<Record<string, string>> = {
  'pick-short': 'the units could not be found there',
  rejected: 'the location rejected the work',
  'location-closed': 'the location was closed',
  'stock-correction': 'a count found fewer units',
  'offer-claimed': 'another location claimed the work',
  'offer-declined': 'no location claimed the work',
  capacity: 'the location was full',
  're-planned': 'several orders together cost less that way',
};

interface Moved {
  readonly lineNo: number;
  readonly fromLocationId: string;
  readonly quantity: number;
  readonly movedTo: readonly { readonly locationId: string; readonly quantity: number }[];
  readonly backordered: number;
  readonly reason: string;
  readonly note: string | null;
  readonly reference: string | null;
  readonly excluded: boolean;
}

export function describeResourcing(row: Moved, { location }: Naming): string {
  const there = row.movedTo.map((to) => `${countUnits(to.quantity)} to ${location(to.locationId)}`);
  const waiting = row.backordered > 0 ? [`${countUnits(row.backordered)} on backorder`] : [];
  const why = REASONS[row.reason] ?? row.reason;
  const rest = [
    row.note === null ? null : `Note: ${row.note}.`,
    row.reference === null ? null : `(${row.reference})`,
    row.excluded ? 'The line is not sourced from there any more.' : null,
  ].filter((each) => each !== null);
  return [
    `${countUnits(row.quantity)} of line ${row.lineNo} left ${location(row.fromLocationId)}, ${[...there, ...waiting].join(' and ')}, because ${why}.`,
    ...rest,
  ].join(' ');
}

interface Promised {
  readonly lineNo: number;
  readonly promisedDate: string;
  readonly previousDate: string | null;
  readonly reason: string;
}

export function describePromise({ lineNo, promisedDate, previousDate, reason }: Promised): string {
  const before = previousDate === null ? 'had no date' : `was promised for ${previousDate}`;
  return `Line ${lineNo} ${before} and is promised for ${promisedDate} since: ${REASONS[reason] ?? reason}.`;
}

interface LineUnits {
  readonly lineNo: number;
  readonly sku: string;
  readonly backordered: number;
  readonly delivered: number;
  readonly cancelled: number;
  readonly promisedDate: string | null;
}

/** Where the units of a line are now. */
export function describeUnits(line: LineUnits, rows: readonly Reservation[], { location }: Naming): string {
  const parts = rows.flatMap((row) => {
    const at = location(row.locationId);
    return [
      row.reserved > 0 ? `${row.reserved} reserved at ${at}` : null,
      row.released > 0 ? `${row.released} being picked at ${at}` : null,
      row.picked > 0 ? `${row.picked} picked at ${at}` : null,
      row.consumed > 0 ? `${row.consumed} shipped from ${at}` : null,
    ].filter((each) => each !== null);
  });
  if (line.backordered > 0) parts.push(`${line.backordered} waiting for stock`);
  if (line.cancelled > 0) parts.push(`${line.cancelled} cancelled`);
  const when = line.promisedDate === null ? '' : `; promised for ${line.promisedDate}`;
  return `Now line ${line.lineNo} (${line.sku}): ${parts.join(', ') || 'nothing'}${when}.`;
}

function countUnits(quantity: number): string {
  return quantity === 1 ? '1 unit' : `${quantity} units`;
}
