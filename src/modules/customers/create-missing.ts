// The single place where another module's command (a placed order) lets customers be created on the way, a set at a time.
import type { Actor, CommandTx } from '../../platform/command.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import { openBook } from './customer-book.ts';
import { emitUpserted, type Upserted } from './events.ts';
import { type CustomerReference, identitiesOfReference, resolveCustomers } from './read-customers.ts';
import { changeProfile, linkExternalId, startCustomer } from './rules.ts';
import type { CustomerKind, CustomerLocale } from './types.ts';

export interface NewCustomerReference extends CustomerReference {
  readonly actor: Actor;
  readonly name: string;
  readonly kind?: CustomerKind | undefined;
  readonly phone?: string | null | undefined;
  readonly locale?: CustomerLocale | undefined;
}

/**
 * Like resolveCustomers, but who is named by an external id or an e-mail address and unknown is created; null is left
 * only for those who are named by neither. Known customers are not changed.
 */
export async function resolveOrCreateCustomers(
  tx: CommandTx,
  references: readonly NewCustomerReference[],
): Promise<(Uuid | null)[]> {
  const resolved = await resolveCustomers(tx, references);
  const missing = references.filter(
    (reference, index) => resolved[index] === null && identitiesOfReference(reference).length > 0,
  );
  if (missing.length === 0) return resolved;
  const book = await openBook(tx, { ids: [], identities: missing.flatMap(identitiesOfReference) });
  const found = new Map<NewCustomerReference, Uuid>();
  const created: Upserted[] = [];
  for (const reference of missing) {
    const owner = identitiesOfReference(reference)
      .map(book.ownerOf)
      .find((each) => each !== undefined);
    if (owner) {
      found.set(reference, owner.customerId);
      continue;
    }
    const { channel, externalId, name, email, phone, kind, locale, actor } = reference;
    const started = startCustomer(newUuid(), name, tx.now);
    const customer = changeProfile(started, { email: email || null, phone, kind, locale }, tx.now);
    const after = externalId ? linkExternalId(customer, { channel, externalId }) : customer;
    book.put(after);
    found.set(reference, after.customerId);
    created.push({ actor, customerId: after.customerId, outcome: 'created', fields: [] });
  }
  await book.save();
  emitUpserted(tx, created);
  return references.map((reference, index) => resolved[index] ?? found.get(reference) ?? null);
}
