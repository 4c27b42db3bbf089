// The fields of an address, as the change of an order's and the shop ask for them; problems of the server stand at them.
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandForm } from '../../ui/use-command-form.ts';
import { listCountries } from '../country-name.ts';

export interface AddressValues {
  name: string;
  street: string;
  more: string;
  postalCode: string;
  city: string;
  country: string;
}

/** As commands take it. */
export const toAddress = ({ name, street, more, postalCode, city, country }: AddressValues) => ({
  ...(name.trim() === '' ? {} : { name: name.trim() }),
  lines: [street, more].map((line) => line.trim()).filter((line) => line !== ''),
  ...(postalCode.trim() === '' ? {} : { postalCode: postalCode.trim() }),
  city: city.trim(),
  country,
});

interface AddressFieldsProps<V extends AddressValues> {
  form: CommandForm<V>;
  withName?: boolean;
}

export function AddressFields<V extends AddressValues>({ form: typed, withName }: AddressFieldsProps<V>) {
  const { t } = useTranslation();
  const form = typed as unknown as CommandForm<AddressValues>;
  const { country } = form.values;
  const needed = { required: true, withAsterisk: false } as const;
  return (
    <>
      {withName && (
        <TextInput
          label={t('portal.changeAddress.name')}
          autoComplete="name"
          maxLength={200}
          {...form.field('name', 'address.name')}
        />
      )}
      <TextInput
        label={t('portal.changeAddress.street')}
        autoComplete="address-line1"
        {...needed}
        {...form.field('street', 'address.lines')}
      />
      <TextInput
        label={t('portal.changeAddress.more')}
        autoComplete="address-line2"
        {...form.field('more', 'address.lines.1')}
      />
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <TextInput
          label={t('portal.changeAddress.postalCode')}
          autoComplete="postal-code"
          className="postal-code"
          {...form.field('postalCode', 'address.postalCode')}
        />
        <TextInput
          label={t('portal.changeAddress.city')}
          autoComplete="address-level2"
          className="grow"
          {...needed}
          {...form.field('city', 'address.city')}
        />
      </Group>
      <NativeSelect
        label={t('portal.changeAddress.country')}
        autoComplete="country"
        data={listCountries(country)}
        {...form.field('country', 'address.country')}
      />
    </>
  );
}
