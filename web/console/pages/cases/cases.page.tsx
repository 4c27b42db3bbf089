// Cases: the queues with how many wait in each, filters, the list.
import '../customers/customers.css';
import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { usePageActions } from '../../shell/page-actions.ts';
import { useMay } from '../../shell/use-me.ts';
import { OpenCaseDialog } from './open-case.dialog.tsx';
import { CaseFilters } from './queue/case-filters.section.tsx';
import { CaseList } from './queue/case-list.section.tsx';
import { QueueTabs } from './queue/queue-tabs.section.tsx';

export function CasesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [opened, dialog] = useDisclosure(false);
  const mayOpen = may('POST /v1/cases');
  usePageActions(mayOpen ? [{ id: 'open-case', label: t('cases.open'), run: dialog.open }] : []);
  return (
    <Stack gap="md">
      <PageHeading title={t('cases.title')}>
        {mayOpen && <Button onClick={dialog.open}>{t('cases.open')}</Button>}
      </PageHeading>
      <QueueTabs />
      <CaseFilters />
      <CaseList />
      {opened && <OpenCaseDialog onClose={dialog.close} />}
    </Stack>
  );
}
