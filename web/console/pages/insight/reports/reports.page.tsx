// Reports that go out by e-mail when they are due, and the alerts of targets.
import '../kpis/kpis.css';
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { usePageActions } from '../../../shell/page-actions.ts';
import { useMay } from '../../../shell/use-me.ts';
import { AlertsSection } from '../kpis/parts/alerts.section.tsx';
import { useLiveKpis } from '../kpis/parts/use-kpis.ts';
import { ReportDialog } from './report.dialog.tsx';
import { ReportsSection } from './reports.section.tsx';

export function ReportsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [isNew, setIsNew] = useState(false);
  const why = may('POST /v1/insight/reports') ? undefined : t('ui.notAllowed');
  useLiveKpis();
  usePageActions([{ id: 'new-report', label: t('insight.reports.make'), run: () => setIsNew(true), why }]);
  return (
    <Stack gap="md">
      <PageHeading title={t('insight.reports.title')} about={t('insight.reports.about')}>
        <ActionButton label={t('insight.reports.make')} why={why} onClick={() => setIsNew(true)} />
      </PageHeading>
      <ReportsSection />
      <AlertsSection />
      {isNew && <ReportDialog report={null} onClose={() => setIsNew(false)} />}
    </Stack>
  );
}
