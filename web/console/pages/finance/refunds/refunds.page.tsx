// Refunds by what became of them: those that failed first, then those under way, then those that arrived.
import '../finance.css';
import { Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { TabPanels } from '../../../../ui/tab-panels.tsx';
import { RefundList } from './refund-list.section.tsx';

const GROUPS = ['failed', 'pending', 'done'] as const;

export function RefundsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/refunds' });
  const { state: group = 'failed' } = useSearch({ from: '/refunds' });
  return (
    <Stack gap="md">
      <PageHeading title={t('finance.refunds.title')} about={t('finance.refunds.about')} />
      <TabPanels
        shown={group}
        onShow={(next) =>
          void navigate({ search: { state: next === 'failed' ? undefined : next }, replace: true })
        }
        tabs={GROUPS.map((name) => ({
          name,
          label: t(`finance.refunds.groups.${name}`),
          content: <RefundList group={name} />,
        }))}
      />
    </Stack>
  );
}
