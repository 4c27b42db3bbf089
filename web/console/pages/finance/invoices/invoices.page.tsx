// Invoices and credit notes with their filters.
import '../finance.css';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { InvoiceFilters } from './invoice-filters.section.tsx';
import { InvoiceList } from './invoice-list.section.tsx';

export function InvoicesPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <PageHeading title={t('finance.invoices.title')} about={t('finance.invoices.about')} />
      <InvoiceFilters />
      <InvoiceList />
    </Stack>
  );
}
