// The single place where commands of payments meet the database: lock the books of the orders, let each item decide in
// turn (the second sees what the first did), write everything as sets, tell, and leave one job for all providers' work.
import { type CommandTx, decline, type Item, type Outcome } from '../../platform/command.ts';
import { newUuid, parseId } from '../../platform/ids.ts';
import { postEntries } from '../ledger/index.ts';
import { type Changes, startChanges } from './changes.ts';
import { paymentEvent } from './events.ts';
import { isRefused, type Planned } from './plan.ts';
import { type Done, showDone } from './schemas.ts';
import {
  deleteUnresolved,
  insertOperations,
  putOffUnresolved,
  selectBooks,
  updateOperations,
  updatePayments,
} from './store.ts';
import type { OrderBook } from './types.ts';

/**
 * Runs `decide` for each item over its order's book; `decide` refuses before it changes anything. `restate` is asked once the books
 * are locked: what each item means by what others wrote until then.
 */
export async function workOnOrders<I extends { readonly orderId: string }>(
  tx: CommandTx,
  items: readonly Item<I>[],
  decide: (changes: Changes, book: OrderBook, input: I) => Planned,
  restate?: (items: readonly Item<I>[]) => Promise<readonly Item<I>[]>,
): Promise<Outcome<Done>[]> {
  const orderIds = items.map(({ input }) => parseId('ord', input.orderId)!);
  const books = await selectBooks(tx, orderIds, true);
  const asked = restate ? await restate(items) : items;
  const changes = startChanges(tx.now, newUuid);
  const decided = asked.map((item, index) => {
    const book = books.get(orderIds[index]!)!;
    changes.news = [];
    const planned = decide(changes, withoutHistory(book), item.input);
    if (!isRefused(planned)) for (const news of changes.news) tx.emit(item, paymentEvent(news));
    return { planned, book };
  });
  await writeChanges(tx, changes);
  return decided.map(({ planned, book }) =>
    isRefused(planned) ? decline(planned) : { ok: true, result: showDone(book, planned.operations) },
  );
}

/** Payments that happened before this system are shown, never moved. */
export function withoutHistory(book: OrderBook): OrderBook {
  const payments = book.payments.filter((each) => each.openedAs !== 'history');
  return payments.length === book.payments.length ? book : { ...book, payments };
}

/** Writes what `changes` has noted: one statement a table. */
export async function writeChanges(tx: CommandTx, changes: Changes): Promise<void> {
  await updatePayments(tx, [...changes.payments]);
  await insertOperations(tx, [...changes.inserted]);
  await updateOperations(tx, [...changes.updated]);
  await deleteUnresolved(tx, [...changes.resolved]);
  await putOffUnresolved(tx, tx.now, [...changes.unresolved]);
  await postEntries(tx, changes.entries);
  if (changes.calls.size > 0) {
    const operations = [...changes.calls].map((each) => [each.orderId, each.operationId]);
    tx.enqueue({ task: 'payments.callGateway', payload: { operations } });
  }
  if (changes.unresolved.size > 0) {
    const runAt = new Date(tx.now.getTime() + FIRST_CHECK_MS);
    tx.enqueue({ task: 'payments.resolveUnknown', payload: {}, runAt, key: 'payments.resolveUnknown' });
  }
}

/** A little after the first check is due. */
const FIRST_CHECK_MS = 5_500;
