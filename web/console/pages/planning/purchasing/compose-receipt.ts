// A delivery as its form has it and as the API takes it: for each line one arrival or, where lots are tracked, several. An arrival
// without units is not sent.
import type { PurchaseOrder, ReceiptBody } from '../../../../api/supply.ts';
import { numberIn, textIn } from '../stock/place.ts';

export interface Arrival {
  id: number;
  lineNo: number;
  quantity: number | string;
  damaged: number | string;
  /** The damaged units come again. */
  replaced: boolean;
  /** Nothing more of the line comes. */
  final: boolean;
  lot: string;
  expiresOn: string;
}

type Lines = PurchaseOrder['lines'];

const arrivalOf = (id: number, lineNo: number, quantity: number | string): Arrival => ({
  id,
  lineNo,
  quantity,
  damaged: '',
  replaced: false,
  final: false,
  lot: '',
  expiresOn: '',
});

/** All that is still to come, unless told otherwise. */
export const fillArrivals = (lines: Lines): Arrival[] =>
  lines.map(({ lineNo, open }, at) => arrivalOf(at + 1, lineNo, open));

/** One more lot of a line, behind its others. */
export function addLot(arrivals: readonly Arrival[], lineNo: number): Arrival[] {
  const last = arrivals.findLastIndex((arrival) => arrival.lineNo === lineNo);
  const id = Math.max(...arrivals.map((arrival) => arrival.id)) + 1;
  return arrivals.toSpliced(last + 1, 0, arrivalOf(id, lineNo, ''));
}

const unitsOf = (value: number | string) => (value === '' ? 0 : Number(value));

/** Which arrivals are sent, by their place in the form; all of them where none has units, which the server refuses. */
export function arrivalsToSend(arrivals: readonly Arrival[]): number[] {
  const sent = arrivals.flatMap(({ quantity, damaged }, at) =>
    unitsOf(quantity) + unitsOf(damaged) === 0 ? [] : [at],
  );
  return sent.length > 0 ? sent : arrivals.map((_arrival, at) => at);
}

export const composeReceipt = (arrivals: readonly Arrival[], sent: readonly number[]): ReceiptBody['lines'] =>
  sent.map((at) => {
    const { lineNo, quantity, damaged, replaced, final, lot, expiresOn } = arrivals[at]!;
    const hasDamaged = unitsOf(damaged) > 0;
    return {
      lineNo,
      quantity: unitsOf(quantity),
      damaged: hasDamaged ? numberIn(damaged) : undefined,
      replaced: hasDamaged && replaced ? true : undefined,
      final: final || undefined,
      lot: textIn(lot),
      expiresOn: textIn(expiresOn),
    };
  });
