// The pure part of address forms: what is typed, from what is known, and what is sent for it.
import type { AddressBody, CustomerAddress } from '../../../../api/customers.ts';

export interface AddressDraft {
  name: string;
  company: string;
  line1: string;
  line2: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
  phone: string;
}

export const EMPTY_ADDRESS: AddressDraft = {
  name: '',
  company: '',
  line1: '',
  line2: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
  phone: '',
};

type KnownAddress = Pick<
  CustomerAddress,
  'name' | 'company' | 'lines' | 'postalCode' | 'city' | 'region' | 'country' | 'phone'
>;

export const draftOf = (known: KnownAddress): AddressDraft => ({
  name: known.name,
  company: known.company ?? '',
  line1: known.lines[0] ?? '',
  line2: known.lines.slice(1).join(', '),
  postalCode: known.postalCode ?? '',
  city: known.city,
  region: known.region ?? '',
  country: known.country,
  phone: known.phone ?? '',
});

export const linesOf = ({ line1, line2 }: Pick<AddressDraft, 'line1' | 'line2'>): string[] =>
  [line1, line2].map((line) => line.trim()).filter((line) => line !== '');

/** As the customer's record keeps it; what is not in the form (coordinates) is kept while the place is the same. */
export function bodyOf(
  draft: AddressDraft,
  rest: { kind: 'shipping' | 'billing'; isDefault: boolean },
  before?: CustomerAddress,
): AddressBody {
  const text = (value: string) => value.trim() || null;
  const isSamePlace =
    before !== undefined &&
    before.city === draft.city.trim() &&
    before.postalCode === text(draft.postalCode) &&
    before.lines[0] === draft.line1.trim();
  return {
    ...rest,
    name: draft.name.trim(),
    company: text(draft.company),
    lines: linesOf(draft),
    postalCode: text(draft.postalCode),
    city: draft.city.trim(),
    region: text(draft.region),
    country: draft.country.trim().toUpperCase(),
    phone: text(draft.phone),
    latitude: isSamePlace ? before.latitude : null,
    longitude: isSamePlace ? before.longitude : null,
  };
}
