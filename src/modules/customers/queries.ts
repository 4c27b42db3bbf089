// Reads of customers for the API and pages. A channel sees only customers whom it knows by an id of its own.
import type { Static } from 'typebox';
import type { Actor } from '../../platform/command.ts';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { toNameKey } from './rules.ts';
import type { CustomerView } from './schemas.ts';
import { emailIdentity, externalIdentity, selectCustomerPage, selectCustomers } from './store/read.ts';
import type { Customer } from './types.ts';

const DEFAULT_LIMIT = 50;
/** No channel has this name, so an actor without channel sees nobody. */
const NO_CHANNEL = '-';

export interface CustomerQuery {
  readonly limit?: number;
  readonly after?: string;
  readonly email?: string;
  /** Beginning of the name, case does not matter. With it the page is by name, else newest first. */
  readonly namePrefix?: string;
  readonly channel?: string;
  /** With `channel`: one customer; `channel` alone: everyone it knows. */
  readonly externalId?: string;
  readonly kind?: 'person' | 'company';
  readonly tag?: string;
}

/** A page of customers who are not erased. */
export async function listCustomers(db: Queryable, actor: Actor, query: CustomerQuery) {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const cursor = decodeCursor(query.after, [cursorParts.text, cursorParts.uuid]);
  const channel = actor.role === 'channel' ? (actor.channel ?? NO_CHANNEL) : (query.channel ?? null);
  const rows = await selectCustomerPage(db, {
    kind: query.kind ?? null,
    namePrefix: query.namePrefix === undefined ? null : toNameKey(query.namePrefix),
    knownTo: channel,
    email: query.email === undefined ? null : emailIdentity(query.email),
    external:
      query.externalId === undefined ? null : externalIdentity(channel ?? NO_CHANNEL, query.externalId),
    tag: query.tag ?? null,
    after: cursor && { nameKey: cursor[0]!, customerId: cursor[1] as Uuid },
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, (row) => [row.nameKey, row.customerId]);
  return { items: items.map((row) => showCustomer(row, actor)), next };
}

/** One customer, erased or not; null also for a channel that does not know the customer. */
export async function findCustomer(
  db: Queryable,
  actor: Actor,
  customerId: string,
): Promise<Static<typeof CustomerView> | null> {
  const id = parseId('cus', customerId);
  const customer = id === null ? undefined : (await selectCustomers(db, [id])).get(id);
  if (!customer) return null;
  const isSeen =
    actor.role !== 'channel' || customer.externalIds.some((known) => known.channel === actor.channel);
  return isSeen ? showCustomer(customer, actor) : null;
}

/** What staff note, and what other channels call the customer, is not shown to a channel. */
function showCustomer(customer: Customer, actor: Actor): Static<typeof CustomerView> {
  const isStaff = actor.role !== 'channel';
  return {
    customerId: formatId('cus', customer.customerId),
    kind: customer.kind,
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    locale: customer.locale,
    vatId: customer.vatId,
    paymentTermsDays: isStaff ? customer.paymentTermsDays : null,
    creditLimit: isStaff ? customer.creditLimit : null,
    contacts: [...customer.contacts],
    marketingConsent: customer.marketingConsent,
    marketingConsentAt: customer.marketingConsentAt?.toISOString() ?? null,
    tags: isStaff ? [...customer.tags] : [],
    notes: isStaff ? customer.notes : '',
    externalIds: customer.externalIds.filter((known) => isStaff || known.channel === actor.channel),
    addresses: customer.addresses.map((address) => ({
      ...address,
      addressId: formatId('adr', address.addressId),
      lines: [...address.lines],
    })),
    createdAt: customer.createdAt.toISOString(),
    updatedAt: customer.updatedAt.toISOString(),
    erasedAt: customer.erasedAt?.toISOString() ?? null,
  };
}
