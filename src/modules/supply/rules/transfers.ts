// The single place that decides what becomes of transfers: state from quantities, what shipping, arrival and loss do to a line. Pure
// but for the lines that it is given to change, which it changes after every check has passed.
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { supplyRefusals } from '../errors.ts';
import type { TransferLine, TransferState } from '../types.ts';

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
}

/** Takes units in at the end of their way; those that got lost need a reason. */
export function endTransit(lines: Lines, ends: readonly TransitEnd[]): Refusal | null {
  return changeLines(lines, (find) => {
    for (const { lineNo, received, lost, reason } of ends) {
      const line = find(lineNo);
      if (!line) return refuse(supplyRefusals.lineUnknown, { lineNo });
      const { inTransit } = line;
      if (received + lost > inTransit) {
        return refuse(supplyRefusals.quantityTooLarge, { lineNo, received, lost, inTransit });
      }
      if (lost > 0 && reason === null) return refuse(supplyRefusals.reasonMissing, { lineNo, lost });
      line.inTransit -= received + lost;
      line.received += received;
      line.lost += lost;
    }
    return ends.every(({ received, lost }) => received + lost === 0) ? supplyRefusals.nothingToDo : null;
  });
}

/** What has not been sent is not sent any more. */
export function cancelWaiting(line: TransferLine): void {
  line.cancelled += line.waiting;
  line.waiting = 0;
}

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

/** Great-circle kilometres. */
export function distanceKm(
  a: { readonly latitude: number; readonly longitude: number },
  b: { readonly latitude: number; readonly longitude: number },
): number {
  const height = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2) ** 2;
  const width = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2) ** 2;
  const part = height + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * width;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(part)));
}
