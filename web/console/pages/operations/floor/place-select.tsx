// Chooses the location whose work is shown, with how much waits there; the device remembers it.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type PlaceOfWork, rememberPlace } from './use-location.ts';

interface PlaceSelectProps {
  place: PlaceOfWork;
  onChange: (location: string) => void;
}

export function PlaceSelect({ place: { query, here }, onChange }: PlaceSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      className="place-select"
      size="md"
      label={t('operations.warehouse.location')}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('operations.floor.noLocation')}
      data={(query.data?.items ?? []).map(({ location, name }) => ({
        value: location,
        label: name || location,
      }))}
      value={here?.location ?? null}
      onChange={(value) => {
        if (value === null) return;
        rememberPlace(value);
        onChange(value);
      }}
    />
  );
}
