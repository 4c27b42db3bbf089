// Pure: addresses as they stand in orders and invoices, turned into lines of paper.
import type { Language, Party } from '../types.ts';

export interface AddressLike {
  readonly name?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly lines: readonly string[];
  readonly postalCode?: string | null | undefined;
  readonly city: string;
  readonly region?: string | null | undefined;
  readonly country: string;
}

/** An address kept as JSON, or null when it is none. */
export function readAddress(value: unknown): AddressLike | null {
  const address = value as Partial<AddressLike> | null | undefined;
  return address &&
    Array.isArray(address.lines) &&
    typeof address.city === 'string' &&
    typeof address.country === 'string'
    ? (address as AddressLike)
    : null;
}

function countryName(language: Language, code: string): string {
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** `name` is used where the address has none. */
export function toParty(
  address: AddressLike | null,
  name: string | null,
  language: Language,
  vatId: string | null = null,
): Party {
  if (!address) return { name: name ?? '', lines: [], vatId };
  const person = address.name ?? name;
  const head = address.company ?? person ?? '';
  const city = [address.postalCode, address.city].filter(Boolean).join(' ');
  const lines = [
    ...(address.company && person && person !== address.company ? [person] : []),
    ...address.lines,
    [city, address.region].filter(Boolean).join(', '),
    countryName(language, address.country),
  ];
  return { name: head, lines, vatId };
}
