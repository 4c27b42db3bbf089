// The single place that decides what becomes of transfers: state from quantities, what shipping, arrival and loss do to a line. Pure
// but for the lines that it is given to change, which it changes after every check has passed.
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { supplyRefusals } from '../errors.ts';
import type { TransferLine, TransferState, TransitLot } from '../types.ts';

type LineUnits = Pick<TransferLine, 'waiting' | 'inTransit' | 'received' | 'lost'>;

/** The one word for a transfer, from its quantities. */
export function deriveTransferState(lines: readonly LineUnits[]): TransferState {
  const sum = (pick: (line: LineUnits) => number) => lines.reduce((all, line) => all + pick(line), 0);
  const inTransit = sum((line) => line.inTransit);
  const ended = sum((line) => line.received + line.lost);
  if (inTransit + sum((line) => line.waiting) === 0) return ended > 0 ? 'received' : 'cancelled';
  if (ended > 0) return 'partly-received';
  return inTransit > 0 ? 'shipped' : 'requested';
}

export const isTransferEnded = (state: TransferState): boolean =>
  state === 'received' || state === 'cancelled';

export interface Departure {
  readonly lineNo: number;
  readonly quantity: number;
}

type Lines = ReadonlyMap<number, TransferLine>;

/** Runs `change` on copies, which become the lines when nothing speaks against it: a line may be named more than once. */
function changeLines(
  lines: Lines,
  change: (find: (lineNo: number) => TransferLine | undefined) => Refusal | null,
): Refusal | null {
  const copies = new Map([...lines].map(([lineNo, line]) => [lineNo, { ...line }]));
  const refusal = change((lineNo) => copies.get(lineNo));
  if (refusal === null) for (const [lineNo, copy] of copies) Object.assign(lines.get(lineNo)!, copy);
  return refusal;
}

/** Sends units that wait; what stays behind waits on, or is cancelled where nothing more is sent. */
export function shipLines(lines: Lines, departures: readonly Departure[], final: boolean): Refusal | null {
  return changeLines(lines, (find) => {
    for (const { lineNo, quantity } of departures) {
      const line = find(lineNo);
      if (!line) return refuse(supplyRefusals.lineUnknown, { lineNo });
      const { waiting } = line;
      if (quantity > waiting) return refuse(supplyRefusals.quantityTooLarge, { lineNo, quantity, waiting });
      line.waiting -= quantity;
      line.inTransit += quantity;
    }
    if (final) for (const lineNo of lines.keys()) cancelWaiting(find(lineNo)!);
    return departures.every(({ quantity }) => quantity === 0) ? supplyRefusals.nothingToDo : null;
  });
}

export interface TransitEnd {
  readonly lineNo: number;
  readonly received: number;
  readonly lost: number;
  readonly reason: string | null;
  /** Of which lot; absent: the first to expire. */
  readonly lot?: string | undefined;
}

/** Units of a lot that came or got lost; without a lot where lots are not tracked. */
export interface EndedUnits {
  readonly end: TransitEnd;
  readonly lot?: string | undefined;
  readonly expiresOn?: string | null | undefined;
  readonly received: number;
  readonly lost: number;
}

/** Takes units in at the end of their way, lot by lot; those that got lost need a reason. */
export function endTransit(lines: Lines, ends: readonly TransitEnd[]): Refusal | EndedUnits[] {
  const ended: EndedUnits[] = [];
  const refusal = changeLines(lines, (find) => {
    for (const end of ends) {
      const problem = endOne(find(end.lineNo), end, ended);
      if (problem) return problem;
    }
    return ended.length === 0 ? supplyRefusals.nothingToDo : null;
  });
  return refusal ?? ended;
}

function endOne(line: TransferLine | undefined, end: TransitEnd, ended: EndedUnits[]): Refusal | null {
  const { lineNo, received, lost, reason, lot } = end;
  if (!line) return refuse(supplyRefusals.lineUnknown, { lineNo });
  const { inTransit } = line;
  if (received + lost > inTransit) {
    return refuse(supplyRefusals.quantityTooLarge, { lineNo, received, lost, inTransit });
  }
  if (lost > 0 && reason === null) return refuse(supplyRefusals.reasonMissing, { lineNo, lost });
  for (const units of [
    { received, lost: 0 },
    { received: 0, lost },
  ]) {
    const quantity = units.received + units.lost;
    if (quantity === 0) continue;
    const taken = takeTransitLots(line.transitLots, quantity, lot);
    if (!taken) return refuse(supplyRefusals.quantityTooLarge, { lineNo, lot, quantity });
    line.transitLots = taken.rest;
    if (taken.parts.length === 0) ended.push({ end, lot, ...units });
    for (const part of taken.parts) {
      const { quantity: some, ...which } = part;
      ended.push({ end, ...which, received: units.received > 0 ? some : 0, lost: units.lost > 0 ? some : 0 });
    }
  }
  line.inTransit -= received + lost;
  line.received += received;
  line.lost += lost;
  return null;
}

/**
 * Takes units off the lots on their way: of the named lot, or the first to expire. Null where the named lot has too few; no parts where
 * nothing is known of lots.
 */
export function takeTransitLots(
  lots: readonly TransitLot[],
  units: number,
  named: string | undefined,
): { readonly parts: TransitLot[]; readonly rest: TransitLot[] } | null {
  const parts: TransitLot[] = [];
  const rest: TransitLot[] = [];
  let wanted = units;
  for (const each of lots) {
    const quantity = named === undefined || named === each.lot ? Math.min(wanted, each.quantity) : 0;
    wanted -= quantity;
    if (quantity > 0) parts.push({ ...each, quantity });
    if (quantity < each.quantity) rest.push({ ...each, quantity: each.quantity - quantity });
  }
  return wanted > 0 && lots.length > 0 ? null : { parts, rest };
}

const KEEPS = '9999-12-31';

/** One entry a lot, first to expire first. */
export function joinLots(lots: readonly TransitLot[]): TransitLot[] {
  const joined = new Map<string, TransitLot>();
  for (const each of lots) {
    const quantity = (joined.get(each.lot)?.quantity ?? 0) + each.quantity;
    joined.set(each.lot, { ...each, quantity });
  }
  const key = ({ lot, expiresOn }: TransitLot) => `${expiresOn ?? KEEPS} ${lot}`;
  return [...joined.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** What has not been sent is not sent any more. */
export function cancelWaiting(line: TransferLine): void {
  line.cancelled += line.waiting;
  line.waiting = 0;
}
