// Makes every link of an order or a customer worthless, and ends whoever is in through one.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { readCustomers } from '../../customers/index.ts';
import { readOrders } from '../../orders/index.ts';
import { refusals } from '../errors.ts';
import { portalEvent } from '../events.ts';
import { LinkSubject } from '../schemas.ts';
import { raiseLinkVersions } from '../store/links.ts';
import { endSessions } from '../store/sessions.ts';

export const revokeLinks = defineCommand({
  name: 'portal.revokeLinks',
  summary: 'Makes every link of an order or a customer that was sent so far worthless.',
  input: LinkSubject,
  output: Type.Object({ revoked: Type.Boolean() }),
  roles: ['service'],
  refusals: [refusals.orderUnknown, refusals.customerUnknown],
  async run(tx, items) {
    const orderIds = items.flatMap(({ input }) => ('orderId' in input ? parseId('ord', input.orderId)! : []));
    const customerIds = items.flatMap(({ input }) =>
      'customerId' in input ? parseId('cus', input.customerId)! : [],
    );
    const orders = new Set(
      (orderIds.length === 0 ? [] : await readOrders(tx, orderIds)).map((order) => order.orderId),
    );
    const customers = customerIds.length === 0 ? new Map() : await readCustomers(tx, customerIds);
    const subjects: string[] = [];
    const outcomes = items.map((item): Outcome<{ revoked: boolean }> => {
      const { input } = item;
      if ('orderId' in input && !orders.has(parseId('ord', input.orderId)!))
        return decline(refusals.orderUnknown);
      if ('customerId' in input && !customers.has(parseId('cus', input.customerId)!))
        return decline(refusals.customerUnknown);
      const subject = 'orderId' in input ? input.orderId : input.customerId;
      subjects.push(subject);
      tx.emit(item, portalEvent('portal.linksRevoked', subject));
      return accept({ revoked: true });
    });
    await raiseLinkVersions(tx, subjects);
    await endSessions(tx, tx.now, { hashes: [], linkSubjects: subjects });
    return outcomes;
  },
});
