// Marks authorisations that have ended by the clock, so that their holds leave the books and whoever waits is told. A capture
// that comes before the sweep finds the expiry itself.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { newUuid } from '../../../platform/ids.ts';
import { startChanges } from '../changes.ts';
import { paymentEvent } from '../events.ts';
import { expireOpen } from '../operations.ts';
import { hasExpired } from '../rules.ts';
import { moveSweep, selectBooks, selectExpiredOrders } from '../store.ts';
import { writeChanges } from '../work-on-orders.ts';

const LIMIT = 500;

export const expireAuthorisations = defineCommand({
  name: 'payments.expireAuthorisations',
  summary: 'Marks authorisations that have ended; `more` tells to call again.',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ expired: Type.Integer(), more: Type.Boolean() }, { additionalProperties: false }),
  roles: ['finance'],
  refusals: [],
  maxItems: 1,
  routeReason: 'Runs every minute by the clock.',
  run: async (tx, items) => {
    const orderIds = await selectExpiredOrders(tx, tx.now, LIMIT);
    const books = await selectBooks(tx, orderIds, true);
    const changes = startChanges(tx.now, newUuid);
    for (const book of books.values()) {
      for (const payment of book.payments) {
        if (hasExpired(payment, tx.now)) expireOpen(changes, book, payment);
      }
    }
    await writeChanges(tx, changes);
    for (const news of changes.news) tx.emit(items[0]!, paymentEvent(news));
    const more = orderIds.length === LIMIT;
    if (!more) await moveSweep(tx, tx.now);
    const result = { expired: changes.news.length, more };
    return items.map(() => accept(result));
  },
});
