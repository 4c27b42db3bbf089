// Goodwill that waits for somebody with a higher limit.
import '../customers/customers.css';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { ApprovalList } from './approvals/approval-list.section.tsx';

export function ApprovalsPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <PageHeading title={t('cases.approvals.title')} about={t('cases.approvals.about')} />
      <ApprovalList />
    </Stack>
  );
}
