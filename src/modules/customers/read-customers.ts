// The single place where other modules read customers on the hot path: set-based look-ups that create nothing.
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import {
  emailIdentity,
  externalIdentity,
  type Identity,
  identityKey,
  selectOwners,
  selectSnapshots,
} from './store/read.ts';
import type { CustomerSnapshot } from './types.ts';

/** What an order keeps of each customer that exists; one statement for the set. */
export function readCustomers(
  db: Queryable,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, CustomerSnapshot>> {
  return selectSnapshots(db, ids);
}

/** What an order says of its customer. */
export interface CustomerReference {
  readonly channel: string;
  readonly externalId?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/** What may find the customer, most certain first. */
export function identitiesOfReference(reference: CustomerReference): Identity[] {
  return [
    ...(reference.externalId ? [externalIdentity(reference.channel, reference.externalId)] : []),
    ...(reference.email ? [emailIdentity(reference.email)] : []),
  ];
}

/** The customer of each reference, in order: by the channel's own id, else by e-mail (any case); null for a guest. */
export async function resolveCustomers(
  db: Queryable,
  references: readonly CustomerReference[],
): Promise<(Uuid | null)[]> {
  const asked = references.map(identitiesOfReference);
  const distinct = new Map(asked.flat().map((identity) => [identityKey(identity), identity]));
  const owners = await selectOwners(db, [...distinct.values()]);
  return asked.map((identities) => {
    for (const identity of identities) {
      const owner = owners.get(identityKey(identity));
      if (owner !== undefined) return owner;
    }
    return null;
  });
}
