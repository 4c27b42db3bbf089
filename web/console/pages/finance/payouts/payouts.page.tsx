// Money at providers: day by day what they took and paid out, the payouts taken, and the way to take another.
import '../finance.css';
import { Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { daysBefore, today } from '../parts/days.ts';
import { PeriodFields } from '../parts/period-fields.tsx';
import { useLiveFinance } from '../parts/use-pages.ts';
import { PayoutList } from './payout-list.section.tsx';
import { ProviderDays } from './provider-days.section.tsx';
import { TakePayoutsDialog } from './take-payouts.dialog.tsx';

export function PayoutsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate({ from: '/payouts' });
  const { from, to = today() } = useSearch({ from: '/payouts' });
  const [isTaking, setIsTaking] = useState(false);
  const period = { from: from ?? daysBefore(to, 29), to };
  useLiveFinance();
  return (
    <Stack gap="md">
      <PageHeading title={t('finance.payouts.title')} about={t('finance.payouts.about')}>
        <ActionButton
          label={t('finance.payouts.take')}
          why={may('POST /v1/settlements') ? undefined : t('ui.notAllowed')}
          onClick={() => setIsTaking(true)}
        />
      </PageHeading>
      <PeriodFields {...period} onChange={(days) => void navigate({ search: days, replace: true })} />
      <PayoutList period={period} />
      <ProviderDays period={period} />
      {isTaking && <TakePayoutsDialog onClose={() => setIsTaking(false)} />}
    </Stack>
  );
}
