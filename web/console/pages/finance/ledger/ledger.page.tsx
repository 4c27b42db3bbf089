// The books: accounts with their balances, one account day by day, and every entry down to its order.
import '../finance.css';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useLiveFinance } from '../parts/use-pages.ts';
import { AccountDaysSection } from './account-days.section.tsx';
import { Accounts } from './accounts.section.tsx';
import { EntryList } from './entry-list.section.tsx';

export function LedgerPage() {
  const { t } = useTranslation();
  useLiveFinance();
  return (
    <Stack gap="md">
      <PageHeading title={t('finance.ledger.title')} about={t('finance.ledger.about')} />
      <Accounts />
      <AccountDaysSection />
      <EntryList />
    </Stack>
  );
}
