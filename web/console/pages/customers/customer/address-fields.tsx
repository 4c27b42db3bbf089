// The fields of an address, wherever one is typed. `at` is the place of the address in the request, for problems of its fields.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AddressDraft } from './address-draft.ts';

interface AddressFieldsProps {
  draft: AddressDraft;
  onChange: (part: Partial<AddressDraft>) => void;
  at: (place: string) => { error: string | undefined; 'data-at': string };
  autoFocus?: boolean;
}

/** Names in the request, in the order of typing; how long each may be, and what browsers fill in. */
const FIELDS = [
  ['name', 'name', 200, 'name'],
  ['company', 'company', 200, 'organization'],
  ['line1', 'lines', 200, 'address-line1'],
  ['line2', 'lines.1', 200, 'address-line2'],
  ['postalCode', 'postalCode', 20, 'postal-code'],
  ['city', 'city', 100, 'address-level2'],
  ['region', 'region', 100, 'address-level1'],
  ['country', 'country', 2, 'country'],
  ['phone', 'phone', 40, 'tel'],
] as const;
const REQUIRED: ReadonlySet<string> = new Set(['name', 'line1', 'city', 'country']);

export function AddressFields({ draft, onChange, at, autoFocus }: AddressFieldsProps) {
  const { t } = useTranslation();
  const labels = {
    name: t('customers.newOrder.recipient'),
    company: t('customers.addresses.company'),
    line1: t('customers.addresses.line1'),
    line2: t('customers.addresses.line2'),
    postalCode: t('customers.addresses.postalCode'),
    city: t('customers.addresses.city'),
    region: t('customers.addresses.region'),
    country: t('customers.addresses.country'),
    phone: t('customers.phone'),
  };
  return (
    <div className="fields">
      {FIELDS.map(([name, place, maxLength, autoComplete]) => (
        <TextInput
          key={name}
          label={labels[name]}
          value={draft[name]}
          maxLength={maxLength}
          autoComplete={autoComplete}
          required={REQUIRED.has(name)}
          {...(autoFocus && name === 'name' ? { 'data-autofocus': true } : {})}
          {...(name === 'country'
            ? { placeholder: 'DE', styles: { input: { textTransform: 'uppercase' } } }
            : {})}
          {...at(place)}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
