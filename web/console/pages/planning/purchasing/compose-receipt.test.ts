import { describe, expect, it } from 'vitest';
import { ApiRefusal } from '../../../../api/call.ts';
import { addLot, arrivalsToSend, composeReceipt, fillArrivals } from './compose-receipt.ts';
import { placeAtLine } from './place-at-line.ts';

const line = (lineNo: number, open: number) => ({
  lineNo,
  sku: `SKU-${lineNo}`,
  ordered: 10,
  confirmed: 0,
  open,
  received: 10 - open,
  damaged: 0,
  cancelled: 0,
  over: 0,
  unitCostMinor: 100,
  requestedOn: null,
  expectedOn: null,
  lotTracked: false,
});

describe('a delivery', () => {
  it('is all that is still to come unless told, without what has come', () => {
    const arrivals = fillArrivals([line(1, 0), line(2, 4)]);
    const sent = arrivalsToSend(arrivals);
    expect(sent).toEqual([1]);
    expect(composeReceipt(arrivals, sent)).toMatchObject([{ lineNo: 2, quantity: 4 }]);
  });

  it('names each lot of a line, and sends damaged units again only where some are', () => {
    const [first, second] = addLot(fillArrivals([line(1, 6)]), 1);
    const arrivals = [
      { ...first!, quantity: 4, lot: 'L1', expiresOn: '2027-01-31', replaced: true },
      { ...second!, quantity: 1, damaged: 1, replaced: true, lot: 'L2', final: true },
    ];
    expect(composeReceipt(arrivals, [0, 1])).toEqual([
      { lineNo: 1, quantity: 4, lot: 'L1', expiresOn: '2027-01-31' },
      { lineNo: 1, quantity: 1, damaged: 1, replaced: true, final: true, lot: 'L2' },
    ]);
  });

  it('sends what is empty where nothing else is, so that the server says what is missing', () => {
    const arrivals = fillArrivals([line(1, 0), line(2, 0)]);
    expect(arrivalsToSend(arrivals)).toEqual([0, 1]);
  });

  it('shows a refusal at the line of the form, not at that of the request', async () => {
    const refused = new ApiRefusal({
      title: 'Say the lot.',
      status: 422,
      code: 'inventory.lot-needed',
      problems: [{ at: '/lines/0/quantity', message: 'must be integer' }],
    });
    const sending = placeAtLine(Promise.reject(refused), {
      fields: { 'inventory.lot-needed': 'lot' },
      sent: [2],
      lineOf: () => 2,
    });
    const { problem } = await sending.catch((error: ApiRefusal) => error);
    expect(problem.problems).toMatchObject([{ at: '/lines/2/quantity' }, { at: '/lines/2/lot' }]);
  });
});
