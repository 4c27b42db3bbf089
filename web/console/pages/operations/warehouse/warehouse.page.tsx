// The warehouse: which location and what state, then the work, oldest first.
import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { WarehouseFilters } from './warehouse-filters.section.tsx';
import { WorkList } from './work-list.section.tsx';

export function WarehousePage() {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('operations.warehouse.title')}
      </Title>
      <WarehouseFilters />
      <WorkList />
    </Stack>
  );
}
