// The process as it is: what follows what, how often and how long it takes.
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';

export function MapPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <PageHeading title={t('insight.map.title')} about={t('insight.map.about')} />
      <FilterBar />
    </Stack>
  );
}
