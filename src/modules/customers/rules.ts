// Pure decisions on customers: what a change makes of one, what is wrong with it, what erasing leaves. No I/O.
import { findChanges } from '../../platform/changes.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import { isCurrency } from '../../platform/money.ts';
import { customerRefusals } from './errors.ts';
import type { AddressInput, ProfileInput } from './schemas.ts';
import type { Address, AddressContent, Customer, ExternalId } from './types.ts';

export const MAX_ADDRESSES = 100;
export const MAX_EXTERNAL_IDS = 50;
/** Stands where a name was; in no language, because it is seen by staff alone. */
export const ERASED_NAME = '(erased)';

/** A name or its beginning as the list searches it. */
export function toNameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** A customer of whom only the name is known. */
export function startCustomer(customerId: Uuid, name: string, now: Date): Customer {
  return {
    customerId,
    revision: 1,
    kind: 'person',
    name,
    email: null,
    phone: null,
    locale: 'en',
    vatId: null,
    paymentTermsDays: null,
    creditLimit: null,
    contacts: [],
    marketingConsent: false,
    marketingConsentAt: null,
    tags: [],
    notes: '',
    createdAt: now,
    updatedAt: now,
    erasedAt: null,
    addresses: [],
    externalIds: [],
  };
}

/** The customer after `input`: omitted fields keep their value, null clears. */
export function changeProfile(before: Customer, input: ProfileInput, now: Date): Customer {
  const marketingConsent = input.marketingConsent ?? before.marketingConsent;
  return {
    ...before,
    kind: input.kind ?? before.kind,
    name: input.name ?? before.name,
    email: input.email === undefined ? before.email : input.email,
    phone: input.phone === undefined ? before.phone : input.phone,
    locale: (input.locale as Customer['locale'] | undefined) ?? before.locale,
    vatId: input.vatId === undefined ? before.vatId : input.vatId,
    paymentTermsDays: input.paymentTermsDays === undefined ? before.paymentTermsDays : input.paymentTermsDays,
    creditLimit: input.creditLimit === undefined ? before.creditLimit : input.creditLimit,
    contacts:
      input.contacts?.map((contact) => ({
        name: contact.name,
        email: contact.email ?? null,
        phone: contact.phone ?? null,
        position: contact.position ?? null,
      })) ?? before.contacts,
    marketingConsent,
    marketingConsentAt: marketingConsent === before.marketingConsent ? before.marketingConsentAt : now,
    tags: input.tags ? [...new Set(input.tags)].sort() : before.tags,
    notes: input.notes ?? before.notes,
  };
}

/** What is wrong with a customer as it would be stored, whoever else exists. */
export function findFault(customer: Customer): Refusal | null {
  const { kind, creditLimit, addresses, externalIds } = customer;
  if (creditLimit !== null && !isCurrency(creditLimit.currency)) {
    return refuse(customerRefusals.currencyUnknown, { currency: creditLimit.currency });
  }
  const isCompany =
    customer.vatId !== null ||
    customer.paymentTermsDays !== null ||
    creditLimit !== null ||
    customer.contacts.length > 0;
  if (kind === 'person' && isCompany) return customerRefusals.companyOnly;
  if (addresses.some((address) => (address.latitude === null) !== (address.longitude === null))) {
    return customerRefusals.positionIncomplete;
  }
  if (addresses.length > MAX_ADDRESSES) return customerRefusals.tooManyAddresses;
  if (externalIds.length > MAX_EXTERNAL_IDS) return customerRefusals.tooManyExternalIds;
  return null;
}

function toContent(input: AddressInput): AddressContent {
  return {
    kind: input.kind,
    name: input.name,
    company: input.company ?? null,
    lines: input.lines,
    postalCode: input.postalCode ?? null,
    city: input.city,
    region: input.region ?? null,
    country: input.country,
    phone: input.phone ?? null,
    latitude: input.latitude ?? null,
    longitude: input.longitude ?? null,
  };
}

/** The customer with this address in the place of `addressId`, or with one more. A new default ends the old one. */
export function putAddress(customer: Customer, addressId: Uuid, input: AddressInput): Customer {
  const old = customer.addresses.find((address) => address.addressId === addressId);
  const content = toContent(input);
  const isDefault =
    input.isDefault ?? (old?.kind === content.kind ? old.isDefault : !hasDefault(customer, content.kind));
  const others = customer.addresses
    .filter((address) => address.addressId !== addressId)
    .map((address) =>
      isDefault && address.kind === content.kind && address.isDefault
        ? { ...address, isDefault: false }
        : address,
    );
  return { ...customer, addresses: sortAddresses([...others, { addressId, isDefault, ...content }]) };
}

function hasDefault(customer: Customer, kind: Address['kind']): boolean {
  return customer.addresses.some((address) => address.kind === kind && address.isDefault);
}

function sortAddresses(addresses: readonly Address[]): Address[] {
  return addresses.toSorted((a, b) => (a.addressId < b.addressId ? -1 : 1));
}

/** The customer without an address; null when it has none with that id. */
export function dropAddress(customer: Customer, addressId: Uuid): Customer | null {
  const addresses = customer.addresses.filter((address) => address.addressId !== addressId);
  return addresses.length === customer.addresses.length ? null : { ...customer, addresses };
}

/** Adds those of `inputs` that the customer does not have yet; an address it has may become the default. */
export function mergeAddresses(
  customer: Customer,
  inputs: readonly AddressInput[],
  makeId: () => Uuid,
): Customer {
  let merged = customer;
  for (const input of inputs) {
    const content = toContent(input);
    const same = merged.addresses.find(
      (address) => findChanges<AddressContent>(address, content).length === 0,
    );
    if (!same || (input.isDefault !== undefined && input.isDefault !== same.isDefault)) {
      merged = putAddress(merged, same?.addressId ?? makeId(), input);
    }
  }
  return merged;
}

/** The customer with one more external id; itself when it has it already. */
export function linkExternalId(customer: Customer, added: ExternalId): Customer {
  const isKnown = customer.externalIds.some(
    (known) => known.channel === added.channel && known.externalId === added.externalId,
  );
  return isKnown ? customer : { ...customer, externalIds: sortExternalIds([...customer.externalIds, added]) };
}

/** Each once, by channel and id. */
export function sortExternalIds(externalIds: readonly ExternalId[]): ExternalId[] {
  const distinct = new Map(
    externalIds.map(({ channel, externalId }) => [`${channel}\n${externalId}`, { channel, externalId }]),
  );
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, externalId]) => externalId);
}

/** What is left when a person asks to be forgotten: the id, which orders and the ledger refer to, and terms of trade. */
export function eraseProfile(customer: Customer, now: Date): Customer {
  return {
    ...startCustomer(customer.customerId, ERASED_NAME, customer.createdAt),
    revision: customer.revision,
    kind: customer.kind,
    locale: customer.locale,
    paymentTermsDays: customer.paymentTermsDays,
    creditLimit: customer.creditLimit,
    erasedAt: now,
  };
}
