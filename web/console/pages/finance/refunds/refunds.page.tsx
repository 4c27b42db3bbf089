// Refunds by what became of them: those that failed first, then those under way, then those that arrived.
import '../finance.css';
import { Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { RefundList } from './refund-list.section.tsx';

const GROUPS = ['failed', 'pending', 'done'] as const;

export function RefundsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/refunds' });
  const { state: group = 'failed' } = useSearch({ from: '/refunds' });
  const show = (value: string | null) =>
    void navigate({
      search: { state: value === 'pending' || value === 'done' ? value : undefined },
      replace: true,
    });
  return (
    <Stack gap="md">
      <PageHeading title={t('finance.refunds.title')} about={t('finance.refunds.about')} />
      <Tabs value={group} keepMounted={false} onChange={show}>
        <Tabs.List>
          {GROUPS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`finance.refunds.groups.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {GROUPS.map((name) => (
          <Tabs.Panel key={name} value={name} pt="md">
            <RefundList group={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}
