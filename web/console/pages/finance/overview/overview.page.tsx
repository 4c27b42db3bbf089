// Finance at a glance: whether the books are right, what was earned, what is owed, what waits.
import '../finance.css';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useLiveFinance } from '../parts/use-pages.ts';
import { BooksSection } from './books.section.tsx';
import { OwedSection } from './owed.section.tsx';
import { PayoutsSection } from './payouts.section.tsx';
import { RefundsSection } from './refunds.section.tsx';
import { RevenueSection } from './revenue.section.tsx';

export function OverviewPage() {
  const { t } = useTranslation();
  useLiveFinance();
  return (
    <Stack gap="md">
      <PageHeading title={t('finance.overview.title')} about={t('finance.overview.about')} />
      <div className="finance-grid">
        <OwedSection />
        <RevenueSection />
        <Stack gap="md">
          <RefundsSection />
          <PayoutsSection />
          <BooksSection />
        </Stack>
      </div>
    </Stack>
  );
}
