// Asks where things shall go, for the dates that are shown.
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listCountries } from '../country-name.ts';
import { keepDestination, useDestination } from './destination.ts';

export function DestinationFields() {
  const { t } = useTranslation();
  const destination = useDestination();
  const { country, postalCode } = destination;
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap" role="group" aria-label={t('portal.shop.deliverTo')}>
      <NativeSelect
        label={t('portal.shop.datesFor')}
        data={listCountries(country)}
        value={country}
        onChange={({ currentTarget: { value } }) => keepDestination({ ...destination, country: value })}
        className="destination-country"
      />
      <TextInput
        label={t('portal.changeAddress.postalCode')}
        autoComplete="postal-code"
        maxLength={20}
        value={postalCode}
        onChange={({ currentTarget: { value } }) => keepDestination({ ...destination, postalCode: value })}
        className="postal-code"
      />
    </Group>
  );
}
