// Runs a command of another module for the visitor's own orders: whoever asks for another's is told that there is none, and what needs a
// proven address is refused to who only has a link.

import { callFor } from '../../platform/call-for.ts';
import { type Command, type CommandTx, decline, type Item, type Outcome } from '../../platform/command.ts';
import { refusals } from './errors.ts';
import { readOwnOrders, visitorOf } from './visitor.ts';

/** The words under which the order's history says who wanted it; messages to customers know them. */
export const BY_CUSTOMER = 'customer-request';

export async function runForOwn<A extends { orderId: string }, I, R>(
  tx: CommandTx,
  items: readonly Item<A>[],
  command: Command<I, R>,
  options: { signedIn: boolean; toInput: (input: A) => I },
): Promise<Outcome<R>[]> {
  const orders = await readOwnOrders(
    tx,
    items.map(({ actor, input }) => ({ actor, orderId: input.orderId })),
  );
  const inputs = new Map<number, I>();
  const refused = items.map((item, index) => {
    if (!orders[index]) return decline(refusals.orderUnknown);
    if (options.signedIn && !visitorOf(item.actor)?.signedIn) return decline(refusals.signInNeeded);
    inputs.set(index, options.toInput(item.input));
    return null;
  });
  const done = await callFor(tx, command, items, inputs);
  return items.map((_, index) => refused[index] ?? done.get(index)!);
}
