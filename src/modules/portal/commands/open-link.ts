// Lets in who comes by a signed link: to one order, or to the orders of one customer, to see them and do what needs no proof of who it is.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { readCustomers } from '../../customers/index.ts';
import { readOrders } from '../../orders/index.ts';
import { refusals } from '../errors.ts';
import { portalEvent } from '../events.ts';
import { readLinks } from '../links.ts';
import { closed, SessionHash, SessionView } from '../schemas.ts';
import { insertSessions, type NewSession } from '../store/sessions.ts';
import { actorOfSubject } from '../visitor.ts';

export const LINK_SESSION_MS = 12 * 3600_000;

export const openLink = defineCommand({
  name: 'portal.openLink',
  summary: 'Opens the link of a message; the session is a cookie and may do less than one that is signed in.',
  input: Type.Object(
    { token: Type.String({ minLength: 1, maxLength: 100 }), sessionHash: SessionHash },
    closed,
  ),
  output: SessionView,
  roles: ['customer'],
  refusals: [refusals.linkInvalid],
  async run(tx, items) {
    const subjects = await readLinks(
      tx,
      items.map(({ input }) => input.token),
      tx.now,
    );
    const orderIds = subjects.flatMap((subject) => (subject === null ? [] : (parseId('ord', subject) ?? [])));
    const customerIds = subjects.flatMap((subject) =>
      subject === null ? [] : (parseId('cus', subject) ?? []),
    );
    const orders = new Set(
      (orderIds.length === 0 ? [] : await readOrders(tx, orderIds)).map((order) => order.orderId),
    );
    const customers = customerIds.length === 0 ? new Map() : await readCustomers(tx, customerIds);
    const sessions: NewSession[] = [];
    const expiresAt = new Date(tx.now.getTime() + LINK_SESSION_MS);
    const outcomes = items.map(({ input }, index): Outcome<Static<typeof SessionView>> => {
      const subject = subjects[index];
      const orderId = subject ? parseId('ord', subject) : null;
      const customerId = subject ? parseId('cus', subject) : null;
      const isThere =
        (orderId && orders.has(orderId)) || (customerId && customers.get(customerId)?.erased === false);
      if (!subject || !isThere) return decline(refusals.linkInvalid);
      const { sessionHash } = input;
      sessions.push({ sessionHash, subject, signedIn: false, startedAt: tx.now, expiresAt });
      tx.emit({ actor: actorOfSubject(subject, false) }, portalEvent('portal.linkOpened', subject));
      return accept({
        signedIn: false,
        customerId: customerId && subject,
        orderId: orderId && subject,
        expiresAt: expiresAt.toISOString(),
      });
    });
    await insertSessions(tx, sessions);
    return outcomes;
  },
});
