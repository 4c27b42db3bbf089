// Promises about the cart of the sample shop: the day it is told is the day of its order.
import { describe, expect, it } from 'vitest';
import { portal, setUpPortal, someone, world } from '../../../tests/support/portal-world.ts';
import { AGENT } from '../../../tests/support/service-world.ts';
import { parseId } from '../../platform/ids.ts';
import { readLineDetails } from '../orders/index.ts';
import { STRANGER } from './visitor.ts';

setUpPortal();

describe('a cart of the sample shop', () => {
  const destination = { country: 'DE', postalCode: '10115' };
  const ask = (...carts: object[]) =>
    world.accept(portal.promiseDelivery, { currency: 'EUR', carts } as never, STRANGER);

  it('is told the day that its order is promised for, each cart by itself, and no day where there is none', async () => {
    const cart = { destination, lines: [{ sku: 'A', quantity: 1 }] };
    const unknown = { destination, lines: [{ sku: 'NO-SUCH', quantity: 1 }] };
    const { carts } = await ask(cart, unknown, cart);
    const { customerId } = await someone();
    const orderId = await world.place([['A', 1]], {
      customer: { customerId },
      shipGroups: [{ address: { lines: ['1'], city: 'Berlin', ...destination } }],
    });
    const [line] = await readLineDetails(world.db, [parseId('ord', orderId)!]);
    expect(line!.promisedDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(carts.map(({ promisedDate }) => promisedDate)).toEqual([
      line!.promisedDate,
      null,
      line!.promisedDate,
    ]);
    expect(Object.keys(carts[0]!).sort()).toEqual(['promisedDate', 'share']);
  });

  it('is asked about by customers alone, and within bounds', async () => {
    const lines = [{ sku: 'A', quantity: 1 }];
    const one = { carts: [{ destination, lines }] };
    expect(await world.refusal(portal.promiseDelivery, one, AGENT)).toBe('platform.not-allowed');
    for (const wrong of [{ carts: [] }, { carts: [{ destination: { country: 'Germany' }, lines }] }])
      expect(await world.refusal(portal.promiseDelivery, wrong, STRANGER)).toBe('platform.invalid-input');
  });
});
