// What the tests of the portal start from: the company of service's tests, the commands of the portal over it, and people with orders of
// their own.
import { afterAll, beforeAll } from 'vitest';
import { createCustomer } from '../../src/modules/customers/index.ts';
import { createMessenger } from '../../src/modules/notifications/index.ts';
import { createPortalCommands, type PortalCommands } from '../../src/modules/portal/index.ts';
import { actorOfSubject } from '../../src/modules/portal/visitor.ts';
import { ADMIN, openServiceWorld, type ServiceWorld } from './service-world.ts';

/** An order that there is not. */
export const NO_ORDER = 'ord_01h455vb4pex5vsknk084sn02q';
export let world: ServiceWorld;
export let portal: PortalCommands;

/** Called once in a file of tests, outside of every `describe`. */
export function setUpPortal(): void {
  beforeAll(async () => {
    world = await openServiceWorld();
    const writeMessages = createMessenger({
      shopName: 'Harbour & Pine',
      timeZone: 'UTC',
      contactEmail: null,
      smtpConfigured: false,
    });
    portal = createPortalCommands({ orders: world.orders, service: world.service, writeMessages });
  });
  afterAll(() => world.db.drop());
}

let sessions = 0;
export const sessionHash = () => String(++sessions).padStart(64, '0');
let people = 0;
export async function someone() {
  const email = `p${++people}@example.com`;
  const { customerId } = await world.accept(createCustomer, { name: 'Pat', email }, ADMIN);
  return { email, customerId, actor: actorOfSubject(customerId, true) };
}
export const order = (customerId: string) => world.place([['A', 2]], { customer: { customerId } });
