// The nouns of customers: people and companies, their addresses, and the identities that find them.
import type { Uuid } from '../../platform/ids.ts';

export type CustomerKind = 'person' | 'company';
export type CustomerLocale = 'en' | 'ja' | 'pl' | 'ru' | 'tr';
export type AddressKind = 'shipping' | 'billing';

export interface CreditLimit {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Somebody at a company. */
export interface Contact {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly position: string | null;
}

export interface AddressContent {
  readonly kind: AddressKind;
  readonly name: string;
  readonly company: string | null;
  readonly lines: readonly string[];
  readonly postalCode: string | null;
  readonly city: string;
  readonly region: string | null;
  readonly country: string;
  readonly phone: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface Address extends AddressContent {
  readonly addressId: Uuid;
  /** One of each kind at most. */
  readonly isDefault: boolean;
}

export interface ExternalId {
  readonly channel: string;
  readonly externalId: string;
}

/** A customer with everything that belongs to it. */
export interface Customer {
  readonly customerId: Uuid;
  readonly revision: number;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: CustomerLocale;
  readonly vatId: string | null;
  readonly paymentTermsDays: number | null;
  readonly creditLimit: CreditLimit | null;
  readonly contacts: readonly Contact[];
  readonly marketingConsent: boolean;
  readonly marketingConsentAt: Date | null;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly erasedAt: Date | null;
  readonly addresses: readonly Address[];
  readonly externalIds: readonly ExternalId[];
}

/** What an order keeps of its customer. */
export interface CustomerSnapshot {
  readonly customerId: Uuid;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: CustomerLocale;
  readonly vatId: string | null;
  readonly paymentTermsDays: number | null;
  readonly creditLimit: CreditLimit | null;
  readonly tags: readonly string[];
  readonly erased: boolean;
}
