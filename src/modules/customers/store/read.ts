// All SQL that reads customers, their addresses and their identities.
import { assert } from '../../../platform/assert.ts';
import { textColumn, uuidColumn } from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Customer, CustomerSnapshot } from '../types.ts';

/** What orders keep, of those `ids` that exist: one small statement. */
export async function selectSnapshots(
  db: Queryable,
  ids: readonly Uuid[],
): Promise<Map<Uuid, CustomerSnapshot>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<CustomerSnapshot>(sql`
    select customer_id as "customerId", kind, name, email, phone, locale, vat_id as "vatId",
      payment_terms_days as "paymentTermsDays",
      case when credit_limit_minor is not null then
        json_build_object('amountMinor', credit_limit_minor, 'currency', credit_limit_currency) end as "creditLimit",
      tags, erased_at is not null as erased
    from customers.customers where customer_id = any(${uuidColumn(ids, (id) => id)}::uuid[])`);
  return new Map(rows.map((row) => [row.customerId, row]));
}

export interface Identity {
  /** '' for an e-mail address. */
  readonly channel: string;
  readonly value: string;
}

/** One text per identity, for maps. */
export function identityKey(identity: Identity): string {
  return `${identity.channel}\n${identity.value}`;
}

/** An e-mail address as an identity; case is not told apart. */
export function emailIdentity(email: string): Identity {
  return { channel: '', value: email.normalize('NFKC').toLowerCase() };
}

export function externalIdentity(channel: string, externalId: string): Identity {
  assert(channel !== '', 'a channel has a name; without one this would be an e-mail address');
  return { channel, value: externalId };
}

/** Whom each of those `identities` that are known finds, by identityKey. */
export async function selectOwners(
  db: Queryable,
  identities: readonly Identity[],
): Promise<Map<string, Uuid>> {
  if (identities.length === 0) return new Map();
  const rows = await db.query<Identity & { customerId: Uuid }>(sql`
    select i.channel, i.value, i.customer_id as "customerId"
    from unnest(
      ${textColumn(identities, (identity) => identity.channel)}::text[],
      ${textColumn(identities, (identity) => identity.value)}::text[]) as r(channel, value)
    join customers.identities i on i.channel = r.channel and i.value = r.value`);
  return new Map(rows.map((row) => [identityKey(row), row.customerId]));
}

const CUSTOMER_COLUMNS = `
  c.customer_id as "customerId", c.revision, c.kind, c.name, c.email, c.phone, c.locale, c.vat_id as "vatId",
  c.payment_terms_days as "paymentTermsDays",
  case when c.credit_limit_minor is not null then
    json_build_object('amountMinor', c.credit_limit_minor, 'currency', c.credit_limit_currency) end as "creditLimit",
  c.contacts, c.marketing_consent as "marketingConsent", c.marketing_consent_at as "marketingConsentAt", c.tags, c.notes,
  c.created_at as "createdAt", c.updated_at as "updatedAt", c.erased_at as "erasedAt",
  coalesce((select json_agg(json_build_object('addressId', a.address_id, 'kind', a.kind, 'isDefault', a.is_default,
      'name', a.name, 'company', a.company, 'lines', a.lines, 'postalCode', a.postal_code, 'city', a.city,
      'region', a.region, 'country', a.country, 'phone', a.phone, 'latitude', a.latitude, 'longitude', a.longitude)
      order by a.address_id)
    from customers.addresses a where a.customer_id = c.customer_id), '[]') as addresses,
  coalesce((select json_agg(json_build_object('channel', i.channel, 'externalId', i.value) order by i.channel, i.value)
    from customers.identities i where i.customer_id = c.customer_id and i.channel <> ''), '[]') as "externalIds"`;

/** Whole customers of those `ids` that exist. */
export async function selectCustomers(db: Queryable, ids: readonly Uuid[]): Promise<Map<Uuid, Customer>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<Customer>(
    composeSql(
      `select ${CUSTOMER_COLUMNS} from customers.customers c where c.customer_id = any($1::uuid[])`,
      [uuidColumn(ids, (id) => id)],
    ),
  );
  return new Map(rows.map((row) => [row.customerId, row]));
}

export interface CustomerFilter {
  readonly kind: 'person' | 'company' | null;
  /** Already normalised (see toNameKey). With a prefix the list is by name, without by age, newest first. */
  readonly namePrefix: string | null;
  /** Only customers that this channel knows by an id of its own. */
  readonly knownTo: string | null;
  readonly email: Identity | null;
  readonly external: Identity | null;
  readonly tag: string | null;
  readonly after: { readonly nameKey: string; readonly customerId: Uuid } | null;
  readonly limit: number;
}

/** A page of whole customers with the key to read on after each. */
export async function selectCustomerPage(
  db: Queryable,
  filter: CustomerFilter,
): Promise<(Customer & { nameKey: string })[]> {
  const values: unknown[] = [filter.limit];
  const conditions = ['c.erased_at is null'];
  const place = (value: unknown) => `$${values.push(value)}`;
  const byName = filter.namePrefix !== null;
  if (filter.namePrefix !== null) {
    conditions.push(
      `c.name_key >= ${place(filter.namePrefix)}`,
      `c.name_key < ${place(`${filter.namePrefix}\u{10ffff}`)}`,
    );
  }
  if (filter.after !== null && byName)
    conditions.push(
      `(c.name_key, c.customer_id) > (${place(filter.after.nameKey)}, ${place(filter.after.customerId)}::uuid)`,
    );
  else if (filter.after !== null) conditions.push(`c.customer_id < ${place(filter.after.customerId)}::uuid`);
  if (filter.kind !== null) conditions.push(`c.kind = ${place(filter.kind)}`);
  if (filter.tag !== null) conditions.push(`${place(filter.tag)} = any(c.tags)`);
  for (const identity of [filter.email, filter.external]) {
    if (identity === null) continue;
    const { channel, value } = identity;
    conditions.push(`c.customer_id = (select customer_id from customers.identities
      where channel = ${place(channel)} and value = ${place(value)})`);
  }
  if (filter.knownTo !== null)
    conditions.push(`exists (select 1 from customers.identities i
      where i.customer_id = c.customer_id and i.channel = ${place(filter.knownTo)})`);
  return db.query(
    composeSql(
      `select ${CUSTOMER_COLUMNS}, c.name_key as "nameKey" from customers.customers c
       where ${conditions.join(' and ')}
       order by ${byName ? 'c.name_key, c.customer_id' : 'c.customer_id desc'} limit $1`,
      values,
    ),
  );
}
