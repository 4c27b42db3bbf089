// What the tests of service start from: the fulfilment tests' company, the commands of service over it, people with roles, and short ways
// to an order that was shipped, invoiced and paid.
import { createMessenger } from '../../src/modules/notifications/index.ts';
import { capturePayment } from '../../src/modules/payments/index.ts';
import { createServiceCommands, type ServiceCommands } from '../../src/modules/service/index.ts';
import type { Actor } from '../../src/platform/command.ts';
import { ADMIN, openWorld, SYSTEM, type World } from './fulfilment-world.ts';

export { ADMIN, SYSTEM } from './fulfilment-world.ts';
export const AGENT: Actor = { id: 'user:agent', role: 'service' };
export const CHIEF: Actor = { id: 'user:chief', role: 'finance' };
export const SHOP: Actor = { id: 'key:shop', role: 'channel', channel: 'web' };
export const OTHER_SHOP: Actor = { id: 'key:other', role: 'channel', channel: 'other' };

export interface ServiceWorld extends World {
  readonly service: ServiceCommands;
  /** An order whose only parcel has left, is invoiced and, unless on account, paid. */
  shipped(options?: ShippedOptions): Promise<ShippedOrder>;
}

export interface ShippedOptions {
  readonly payment?: object;
  readonly lines?: readonly (readonly [string, number])[];
  readonly customer?: object;
}

export interface ShippedOrder {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly totalMinor: number;
}

const EXTERNAL = { method: 'wallet', provider: 'external', state: 'authorised' };
export const ON_ACCOUNT = { ...EXTERNAL, state: 'on-account' };
const CUSTOMER = { name: 'Ada Example', email: 'ada@example.com', locale: 'pl' };

export async function openServiceWorld(): Promise<ServiceWorld> {
  const world = await openWorld(500);
  const writeMessages = createMessenger({
    shopName: 'Harbour & Pine',
    timeZone: 'Europe/Berlin',
    contactEmail: 'help@shop.example',
    smtpConfigured: false,
  });
  const service = createServiceCommands({ orders: world.orders, writeMessages });
  return {
    ...world,
    service,
    async shipped({ payment = EXTERNAL, lines = [['A', 2]], customer = CUSTOMER } = {}) {
      const orderId = await world.place(lines as readonly (readonly [string, number])[], {
        payment: payment as { method: string; state: 'authorised' },
        customer,
        shipGroups: [
          {
            address: { lines: ['1'], city: 'Potsdam', country: 'DE' },
            shippingMinor: 490,
            shippingTaxMinor: 78,
          },
        ],
      });
      const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
      await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
      const shipmentId = await world.pack(fulfilmentOrderId);
      await world.accept(world.fulfilment.shipShipment, { shipmentId });
      const { totalMinor } = await world.accept(
        world.fulfilment.invoiceShipment,
        { orderId, shipmentId },
        SYSTEM,
      );
      if (payment === EXTERNAL)
        await world.accept(capturePayment, { orderId, amountMinor: totalMinor, sourceId: shipmentId }, ADMIN);
      return { orderId, shipmentId, totalMinor };
    },
  };
}
