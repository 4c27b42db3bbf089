// All SQL that writes customers, their addresses and their identities: one statement per table and kind of write, for
// a whole set. What another transaction changed meanwhile makes the set run again.
import {
  bigintColumn,
  booleanColumn,
  doubleColumn,
  integerColumn,
  jsonbColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import { SetConflict } from '../../../platform/errors.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { toNameKey } from '../rules.ts';
import type { Address, Customer } from '../types.ts';
import type { Identity } from './read.ts';

const COLUMNS: readonly (readonly [
  column: string,
  type: string,
  make: (rows: readonly Customer[]) => Buffer,
])[] = [
  ['customer_id', 'uuid', (rows) => uuidColumn(rows, (row) => row.customerId)],
  ['revision', 'int', (rows) => integerColumn(rows, (row) => row.revision)],
  ['kind', 'text', (rows) => textColumn(rows, (row) => row.kind)],
  ['name', 'text', (rows) => textColumn(rows, (row) => row.name)],
  ['name_key', 'text', (rows) => textColumn(rows, (row) => toNameKey(row.name))],
  ['email', 'text', (rows) => textColumn(rows, (row) => row.email)],
  ['phone', 'text', (rows) => textColumn(rows, (row) => row.phone)],
  ['locale', 'text', (rows) => textColumn(rows, (row) => row.locale)],
  ['vat_id', 'text', (rows) => textColumn(rows, (row) => row.vatId)],
  ['payment_terms_days', 'int', (rows) => integerColumn(rows, (row) => row.paymentTermsDays)],
  ['credit_limit_minor', 'bigint', (rows) => bigintColumn(rows, (row) => row.creditLimit?.amountMinor)],
  ['credit_limit_currency', 'text', (rows) => textColumn(rows, (row) => row.creditLimit?.currency)],
  ['contacts', 'jsonb', (rows) => jsonbColumn(rows, (row) => row.contacts)],
  ['marketing_consent', 'boolean', (rows) => booleanColumn(rows, (row) => row.marketingConsent)],
  ['marketing_consent_at', 'timestamptz', (rows) => timeColumn(rows, (row) => row.marketingConsentAt)],
  ['tags', 'jsonb', (rows) => jsonbColumn(rows, (row) => row.tags)],
  ['notes', 'text', (rows) => textColumn(rows, (row) => row.notes)],
  ['created_at', 'timestamptz', (rows) => timeColumn(rows, (row) => row.createdAt)],
  ['updated_at', 'timestamptz', (rows) => timeColumn(rows, (row) => row.updatedAt)],
  ['erased_at', 'timestamptz', (rows) => timeColumn(rows, (row) => row.erasedAt)],
];

const NAMES = COLUMNS.map(([column]) => column).join(', ');
const ROWS = `unnest(${COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')}) as r(${NAMES})`;
/** An array cannot hold arrays of different lengths, so tags travel as JSON. */
const READ = (column: string) =>
  column === 'tags' ? 'array(select jsonb_array_elements_text(r.tags))' : `r.${column}`;

const INSERT = `insert into customers.customers (${NAMES})
  select ${COLUMNS.map(([column]) => READ(column)).join(', ')} from ${ROWS} order by r.customer_id`;

const UPDATE = `update customers.customers c set ${COLUMNS.filter(([column]) => column !== 'customer_id')
  .map(([column]) => `${column} = ${READ(column)}`)
  .join(', ')}
  from ${ROWS} where c.customer_id = r.customer_id and c.revision = r.revision - 1`;

const valuesOf = (rows: readonly Customer[]) => COLUMNS.map(([, , make]) => make(rows));

export async function insertCustomers(tx: Queryable, customers: readonly Customer[]): Promise<void> {
  if (customers.length > 0) await tx.run(composeSql(INSERT, valuesOf(customers)));
}

/** Each customer carries the revision after the one it was read with. */
export async function updateCustomers(tx: Queryable, customers: readonly Customer[]): Promise<void> {
  if (customers.length === 0) return;
  const written = await tx.run(composeSql(UPDATE, valuesOf(customers)));
  if (written !== customers.length) throw new SetConflict('a customer was changed meanwhile');
}

export interface OwnedAddress {
  readonly customerId: Uuid;
  readonly address: Address;
}

export async function deleteAddresses(tx: Queryable, rows: readonly OwnedAddress[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    delete from customers.addresses where (customer_id, address_id) in (select * from unnest(
      ${uuidColumn(rows, (row) => row.customerId)}::uuid[],
      ${uuidColumn(rows, (row) => row.address.addressId)}::uuid[]))`);
}

export async function insertAddresses(tx: Queryable, rows: readonly OwnedAddress[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into customers.addresses (customer_id, address_id, kind, is_default, name, company, lines, postal_code,
      city, region, country, phone, latitude, longitude)
    select r.customer_id, r.address_id, r.kind, r.is_default, r.name, r.company,
      array(select jsonb_array_elements_text(r.lines)), r.postal_code, r.city, r.region, r.country, r.phone,
      r.latitude, r.longitude
    from unnest(
      ${uuidColumn(rows, (row) => row.customerId)}::uuid[],
      ${uuidColumn(rows, (row) => row.address.addressId)}::uuid[],
      ${textColumn(rows, (row) => row.address.kind)}::text[],
      ${booleanColumn(rows, (row) => row.address.isDefault)}::boolean[],
      ${textColumn(rows, (row) => row.address.name)}::text[],
      ${textColumn(rows, (row) => row.address.company)}::text[],
      ${jsonbColumn(rows, (row) => row.address.lines)}::jsonb[],
      ${textColumn(rows, (row) => row.address.postalCode)}::text[],
      ${textColumn(rows, (row) => row.address.city)}::text[],
      ${textColumn(rows, (row) => row.address.region)}::text[],
      ${textColumn(rows, (row) => row.address.country)}::text[],
      ${textColumn(rows, (row) => row.address.phone)}::text[],
      ${doubleColumn(rows, (row) => row.address.latitude)}::float8[],
      ${doubleColumn(rows, (row) => row.address.longitude)}::float8[])
      as r(customer_id, address_id, kind, is_default, name, company, lines, postal_code, city, region, country, phone,
        latitude, longitude)`);
}

export interface OwnedIdentity extends Identity {
  readonly customerId: Uuid;
}

export async function deleteIdentities(tx: Queryable, rows: readonly OwnedIdentity[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    delete from customers.identities i using unnest(
      ${textColumn(rows, (row) => row.channel)}::text[],
      ${textColumn(rows, (row) => row.value)}::text[],
      ${uuidColumn(rows, (row) => row.customerId)}::uuid[]) as r(channel, value, customer_id)
    where i.channel = r.channel and i.value = r.value and i.customer_id = r.customer_id`);
}

/** Takes the identities in key order, so that two sets cannot deadlock; one that was taken meanwhile is a conflict. */
export async function insertIdentities(tx: Queryable, rows: readonly OwnedIdentity[]): Promise<void> {
  if (rows.length === 0) return;
  const written = await tx.run(sql`
    insert into customers.identities (channel, value, customer_id)
    select * from unnest(
      ${textColumn(rows, (row) => row.channel)}::text[],
      ${textColumn(rows, (row) => row.value)}::text[],
      ${uuidColumn(rows, (row) => row.customerId)}::uuid[]) as r(channel, value, customer_id)
    order by r.value, r.channel
    on conflict do nothing`);
  if (written !== rows.length) throw new SetConflict('an e-mail address or external id was taken meanwhile');
}
