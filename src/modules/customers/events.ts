// Every event of customers. The log is never rewritten, so no personal data may stand in it: ids and names of fields only.
import type { Actor, CommandTx } from '../../platform/command.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';

const MAX_OBJECTS = 1000;

export type CustomerEvent =
  | 'customers.customerCreated'
  | 'customers.customerChanged'
  | 'customers.customerErased'
  | 'customers.addressAdded'
  | 'customers.addressChanged'
  | 'customers.addressRemoved';

export function emitCustomer(
  tx: CommandTx,
  actor: Actor,
  type: CustomerEvent,
  customerId: Uuid,
  attributes: Record<string, unknown> = {},
): void {
  const qualifier = type.slice('customers.customer'.length).toLowerCase();
  const role = type.startsWith('customers.address') ? 'owner' : qualifier;
  tx.emit({ actor }, { type, objects: [['customer', formatId('cus', customerId), role]], attributes });
}

export interface Upserted {
  readonly actor: Actor;
  readonly customerId: Uuid;
  readonly outcome: 'created' | 'changed' | 'unchanged';
  readonly fields: readonly string[];
}

/** One event per actor for what a set created or changed; none for a set that changed nothing. */
export function emitUpserted(tx: CommandTx, upserted: readonly Upserted[]): void {
  const written = upserted.filter((each) => each.outcome !== 'unchanged');
  for (const group of Map.groupBy(written, (each) => each.actor.id).values()) {
    const created = group.filter((each) => each.outcome === 'created').length;
    const fields = new Set(group.flatMap((each) => each.fields));
    tx.emit(group[0]!, {
      type: 'customers.customersUpserted',
      objects: group
        .slice(0, MAX_OBJECTS)
        .map((each) => ['customer', formatId('cus', each.customerId), each.outcome]),
      attributes: { created, changed: group.length - created, fields: [...fields].sort() },
    });
  }
}
