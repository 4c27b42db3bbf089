// Who owes what for how long, and the orders behind it.
import '../finance.css';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useLiveFinance } from '../parts/use-pages.ts';
import { AgeingByCustomer } from './ageing-by-customer.section.tsx';
import { ReceivableList } from './receivable-list.section.tsx';

export function ReceivablesPage() {
  const { t } = useTranslation();
  useLiveFinance();
  return (
    <Stack gap="md">
      <PageHeading title={t('finance.receivables.title')} about={t('finance.receivables.about')} />
      <AgeingByCustomer />
      <ReceivableList />
    </Stack>
  );
}
