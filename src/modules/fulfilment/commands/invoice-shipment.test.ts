// Promises of invoices: one a shipment, and all of an order add up to the cent however it was split.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESS, openWorld, SYSTEM, type World } from '../../../../tests/support/fulfilment-world.ts';
import { fc } from '../../../../tests/support/property.ts';
import { formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { checkLedger, readOrderInvoices } from '../../ledger/index.ts';
import type { PlaceOrderInput } from '../../orders/index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(10_000);
});
afterAll(() => world.db.drop());

type Lines = PlaceOrderInput['lines'];

/** Ships `parts` of line 1 in as many shipments and gives their ids. */
async function shipParts(
  orderId: string,
  fulfilmentOrderId: string,
  parts: readonly number[],
): Promise<string[]> {
  const shipments: string[] = [];
  for (const [at, quantity] of parts.entries()) {
    const { shipmentId } = await world.accept(world.fulfilment.packFulfilmentOrder, {
      fulfilmentOrderId,
      carrier: 'own',
      trackingNumber: `${orderId}-${at}`,
      packages: [{ lines: [{ lineNo: 1, quantity }] }],
    });
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    shipments.push(shipmentId);
  }
  return shipments;
}

async function pickAll(more: Partial<PlaceOrderInput> & { lines: Lines }) {
  const orderId = await world.place([], more);
  const fulfilmentOrders = await world.release(orderId);
  await world.call(
    world.fulfilment.recordPick,
    fulfilmentOrders.map((fulfilmentOrderId) => ({ fulfilmentOrderId })),
  );
  return { orderId, fulfilmentOrders };
}

const invoice = (orderId: string, shipmentId: string) =>
  world.accept(world.fulfilment.invoiceShipment, { orderId, shipmentId }, SYSTEM);

describe('invoicing a shipment', () => {
  it('adds up to the order to the cent over any split, with tax inside or on top', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          parts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
          unitPriceMinor: fc.integer({ min: 1, max: 9999 }),
          discountMinor: fc.integer({ min: 0, max: 50 }),
          taxMinor: fc.integer({ min: 0, max: 300 }),
          taxesIncluded: fc.boolean(),
          oneSet: fc.boolean(),
        }),
        async ({ parts, unitPriceMinor, discountMinor, taxMinor, taxesIncluded, oneSet }) => {
          const quantity = parts.reduce((sum, part) => sum + part, 0);
          const goods = quantity * unitPriceMinor;
          const discount = Math.min(discountMinor, goods - 1);
          const tax = Math.min(taxMinor, goods - discount);
          const line = { sku: 'A', quantity, unitPriceMinor, discountMinor: discount, taxMinor: tax };
          const group = { address: ADDRESS, shippingMinor: 499, shippingTaxMinor: 79 };
          const { orderId, fulfilmentOrders } = await pickAll({
            lines: [line],
            shipGroups: [group],
            taxesIncluded,
          });
          const shipments = await shipParts(orderId, fulfilmentOrders[0]!, parts);
          let totals: number[];
          if (oneSet) {
            const inputs = shipments.map((shipmentId) => ({ orderId, shipmentId }));
            const answers = await world.call(world.fulfilment.invoiceShipment, inputs, SYSTEM);
            totals = answers.map((answer) => (answer.ok ? answer.result.totalMinor : Number.NaN));
          } else {
            totals = [];
            for (const shipmentId of shipments) totals.push((await invoice(orderId, shipmentId)).totalMinor);
          }
          const expected = goods - discount + 499 + (taxesIncluded ? 0 : tax + 79);
          expect(totals.reduce((sum, total) => sum + total, 0)).toBe(expected);
          const documents = await readOrderInvoices(world.db, parseId('ord', orderId)!);
          expect(documents.reduce((sum, each) => sum + each.taxMinor, 0)).toBe(tax + 79);
          expect(documents.filter((each) => each.shippingMinor > 0)).toHaveLength(1);
        },
      ),
      { numRuns: 15 },
    );
    expect((await checkLedger(world.db)).balanced).toBe(true);
  });

  it('invoices what is left of a line of which a part was cancelled', async () => {
    const line = { sku: 'A', quantity: 3, unitPriceMinor: 100, discountMinor: 1, taxMinor: 50 };
    const { orderId, fulfilmentOrders } = await pickAll({ lines: [line], taxesIncluded: true });
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] });
    await world.listen();
    const shipments = await shipParts(orderId, fulfilmentOrders[0]!, [1, 1]);
    const totals = [];
    for (const shipmentId of shipments) totals.push((await invoice(orderId, shipmentId)).totalMinor);
    // Two of three units: 200 less two thirds of the discount, rounded down.
    expect(totals).toEqual([100, 100]);
  });

  it('charges the shipping of each ship group once', async () => {
    const groups = [300, 700].map((shippingMinor) => ({ address: ADDRESS, shippingMinor }));
    const { orderId, fulfilmentOrders } = await pickAll({
      shipGroups: groups,
      lines: [1, 2].map((shipGroup) => ({ sku: 'A', quantity: 1, unitPriceMinor: 1000, shipGroup })),
    });
    const totals = [];
    for (const fulfilmentOrderId of fulfilmentOrders) {
      const shipmentId = await world.pack(fulfilmentOrderId);
      await world.accept(world.fulfilment.shipShipment, { shipmentId });
      totals.push((await invoice(orderId, shipmentId)).totalMinor);
    }
    expect(totals.sort()).toEqual([1300, 1700]);
  });

  it('answers the same when it is asked again, also twice in one set', async () => {
    const { orderId, fulfilmentOrders } = await pickAll({
      lines: [{ sku: 'A', quantity: 1, unitPriceMinor: 100 }],
    });
    const shipmentId = await world.pack(fulfilmentOrders[0]!);
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    const inputs = [
      { orderId, shipmentId },
      { orderId, shipmentId },
    ];
    const answers = await world.call(world.fulfilment.invoiceShipment, inputs, SYSTEM);
    expect(answers[0]).toEqual(answers[1]);
    expect(await invoice(orderId, shipmentId)).toEqual(answers[0]!.ok && answers[0]!.result);
    expect(await readOrderInvoices(world.db, parseId('ord', orderId)!)).toHaveLength(1);
  });

  it('refuses what is unknown, has not left or was cancelled', async () => {
    const { invoiceShipment } = world.fulfilment;
    const { orderId, fulfilmentOrders } = await pickAll({
      lines: [{ sku: 'A', quantity: 1, unitPriceMinor: 100 }],
    });
    const shipmentId = await world.pack(fulfilmentOrders[0]!);
    const tried = (input: { orderId: string; shipmentId: string }) =>
      world.refusal(invoiceShipment, input, SYSTEM);
    expect(await tried({ orderId, shipmentId })).toBe('fulfilment.not-shipped');
    expect(await tried({ orderId, shipmentId: formatId('shp', newUuid(1)) })).toBe(
      'fulfilment.shipment-unknown',
    );
    expect(await tried({ orderId: formatId('ord', newUuid(1)), shipmentId })).toBe(
      'fulfilment.order-unknown',
    );
    const other = await world.place([['A', 1]]);
    expect(await tried({ orderId: other, shipmentId })).toBe('fulfilment.shipment-unknown');
    await world.accept(world.orders.cancelOrder, { orderId });
    await world.listen();
    expect(await tried({ orderId, shipmentId })).toBe('fulfilment.shipment-cancelled');
  });
});
