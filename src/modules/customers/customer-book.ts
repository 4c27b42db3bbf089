// The single place where commands read, change and write back customers of a set: the book holds them as the items so
// far leave them, and writes at the end what differs from what was read.
import { findChanges } from '../../platform/changes.ts';
import type { CommandTx } from '../../platform/command.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { customerRefusals } from './errors.ts';
import { findFault } from './rules.ts';
import {
  emailIdentity,
  externalIdentity,
  type Identity,
  identityKey,
  selectCustomers,
  selectOwners,
} from './store/read.ts';
import {
  deleteAddresses,
  deleteIdentities,
  insertAddresses,
  insertCustomers,
  insertIdentities,
  updateCustomers,
} from './store/write.ts';
import type { Customer } from './types.ts';

export interface CustomerBook {
  find(customerId: Uuid): Customer | undefined;
  /** Whom an identity finds now; it must have been named when the book was opened. */
  ownerOf(identity: Identity): Customer | undefined;
  /** Keeps the customer as it shall be, or answers why it cannot be so; `fields`: what differs from before. */
  put(after: Customer): { refusal: Refusal } | { refusal: null; fields: readonly string[]; created: boolean };
  /** Writes everything that was put and differs from what was read. */
  save(): Promise<void>;
}

/** E-mail and external ids of a customer, as identities. */
export function identitiesOf(customer: Pick<Customer, 'email' | 'externalIds'>): Identity[] {
  return [
    ...(customer.email === null ? [] : [emailIdentity(customer.email)]),
    ...customer.externalIds.map((known) => externalIdentity(known.channel, known.externalId)),
  ];
}

/** Reads the customers `ids` and whom `identities` find. Every identity that an item may take must be among them. */
export async function openBook(
  tx: CommandTx,
  asked: { ids: readonly Uuid[]; identities: readonly Identity[] },
): Promise<CustomerBook> {
  const distinct = new Map(asked.identities.map((identity) => [identityKey(identity), identity]));
  const owners = await selectOwners(tx, [...distinct.values()]);
  const stored = await selectCustomers(tx, [...new Set([...asked.ids, ...owners.values()])]);
  const customers = new Map(stored);

  function findTaken(after: Customer): Refusal | null {
    for (const identity of identitiesOf(after)) {
      const owner = owners.get(identityKey(identity));
      if (owner === undefined || owner === after.customerId) continue;
      const kind = identity.channel === '' ? customerRefusals.emailTaken : customerRefusals.externalIdTaken;
      return refuse(kind, { customerId: formatId('cus', owner) });
    }
    return null;
  }

  return {
    find: (customerId) => customers.get(customerId),
    ownerOf(identity) {
      const owner = owners.get(identityKey(identity));
      return owner === undefined ? undefined : customers.get(owner);
    },
    put(after) {
      const refusal = findFault(after) ?? findTaken(after);
      if (refusal) return { refusal };
      const before = customers.get(after.customerId);
      const fields = before ? findChanges(before, after) : [];
      if (before && fields.length === 0) return { refusal: null, fields, created: false };
      for (const identity of before ? identitiesOf(before) : []) owners.delete(identityKey(identity));
      for (const identity of identitiesOf(after)) owners.set(identityKey(identity), after.customerId);
      customers.set(after.customerId, after);
      return { refusal: null, fields, created: before === undefined };
    },
    save: () => saveCustomers(tx, stored, customers),
  };
}

async function saveCustomers(
  tx: CommandTx,
  stored: ReadonlyMap<Uuid, Customer>,
  customers: ReadonlyMap<Uuid, Customer>,
): Promise<void> {
  const created: Customer[] = [];
  const changed: { before: Customer; after: Customer }[] = [];
  for (const [customerId, after] of customers) {
    const before = stored.get(customerId);
    if (before === undefined) created.push(after);
    else if (before !== after && findChanges(before, after).length > 0) changed.push({ before, after });
  }
  await insertCustomers(tx, created);
  await updateCustomers(
    tx,
    changed
      .map(({ before, after }) => ({ ...after, revision: before.revision + 1, updatedAt: tx.now }))
      .sort((a, b) => (a.customerId < b.customerId ? -1 : 1)),
  );
  const pairs = [...changed, ...created.map((after) => ({ before: undefined, after }))];
  const addresses = pairs.map(({ before, after }) => compareLists(before, after, ownedAddresses, addressKey));
  await deleteAddresses(
    tx,
    addresses.flatMap((difference) => difference.gone),
  );
  await insertAddresses(
    tx,
    addresses.flatMap((difference) => difference.come),
  );
  const identities = pairs.map(({ before, after }) =>
    compareLists(before, after, ownedIdentities, identityKey),
  );
  await deleteIdentities(
    tx,
    identities.flatMap((difference) => difference.gone),
  );
  await insertIdentities(
    tx,
    identities.flatMap((difference) => difference.come),
  );
}

const ownedAddresses = (customer: Customer) =>
  customer.addresses.map((address) => ({ customerId: customer.customerId, address }));
/** By content: a changed address goes and comes again, so that two defaults never meet in the unique index. */
const addressKey = (row: ReturnType<typeof ownedAddresses>[number]) =>
  JSON.stringify(Object.entries(row.address).sort());
const ownedIdentities = (customer: Customer) =>
  identitiesOf(customer).map((identity) => ({ ...identity, customerId: customer.customerId }));

function compareLists<T>(
  before: Customer | undefined,
  after: Customer,
  list: (customer: Customer) => T[],
  keyOf: (row: T) => string,
): { gone: T[]; come: T[] } {
  const old = new Map((before ? list(before) : []).map((row) => [keyOf(row), row]));
  const fresh = new Map(list(after).map((row) => [keyOf(row), row]));
  return {
    gone: [...old].filter(([key]) => !fresh.has(key)).map(([, row]) => row),
    come: [...fresh].filter(([key]) => !old.has(key)).map(([, row]) => row),
  };
}
