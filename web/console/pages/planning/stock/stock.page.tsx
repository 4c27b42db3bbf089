// Stock by SKU and location: filters, then the positions.
import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StockFilters } from './stock-filters.section.tsx';
import { StockList } from './stock-list.section.tsx';

export function StockPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('planning.stock.title')}
      </Title>
      <StockFilters />
      <StockList />
    </Stack>
  );
}
