// The single place for what commands on one existing customer share: find it in the book, refuse when it is unknown or
// erased, change it by a pure rule, write, emit.
import { accept, type CommandTx, decline, type Item, type Outcome } from '../../platform/command.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import { parseId, type Uuid } from '../../platform/ids.ts';
import { openBook } from './customer-book.ts';
import { customerRefusals } from './errors.ts';
import { type CustomerEvent, emitCustomer } from './events.ts';
import type { Identity } from './store/read.ts';
import type { Customer } from './types.ts';

/** What a rule makes of a customer, with the answer and what the event says besides the customer's id. */
export interface Decision<R> {
  readonly after: Customer;
  readonly result: (changed: boolean) => R;
  readonly attributes?: Record<string, unknown>;
}

/**
 * Changes one customer per item, in order; an item that changes nothing emits nothing. `identities`: those that the item
 * may take for its customer.
 */
export async function changeCustomers<I extends { customerId: string }, R>(
  tx: CommandTx,
  items: readonly Item<I>[],
  event: CustomerEvent,
  decide: (customer: Customer, input: I) => Decision<R> | { readonly refusal: Refusal },
  identities: (input: I) => readonly Identity[] = () => [],
): Promise<Outcome<R>[]> {
  const idOf = (input: I) => parseId('cus', input.customerId);
  const ids = items.map((item) => idOf(item.input)).filter((id): id is Uuid => id !== null);
  const book = await openBook(tx, { ids, identities: items.flatMap((item) => identities(item.input)) });
  const outcomes = items.map(({ input, actor }): Outcome<R> => {
    const id = idOf(input);
    const before = id === null ? undefined : book.find(id);
    const { customerId } = input;
    if (!before) return decline(refuse(customerRefusals.customerUnknown, { customerId }));
    if (before.erasedAt !== null && event !== 'customers.customerErased')
      return decline(refuse(customerRefusals.customerErased, { customerId }));
    const decision = decide(before, input);
    if ('refusal' in decision) return decline(decision.refusal);
    const put = book.put(decision.after);
    if (put.refusal) return decline(put.refusal);
    const changed = put.fields.length > 0;
    if (changed) {
      const fields = event === 'customers.customerChanged' ? { fields: put.fields } : {};
      emitCustomer(tx, actor, event, before.customerId, { ...fields, ...decision.attributes });
    }
    return accept(decision.result(changed));
  });
  await book.save();
  return outcomes;
}
