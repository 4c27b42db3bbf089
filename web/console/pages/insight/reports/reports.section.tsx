// The scheduled reports: what they tell, when they go out and to whom, how the last one went.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listReports, type Report } from '../../../../api/kpis.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { PreviewDialog } from './preview.dialog.tsx';
import { RemoveReportDialog } from './remove-report.dialog.tsx';
import { ReportDialog } from './report.dialog.tsx';
import { ReportRow } from './report-row.tsx';
import { REPORTS_KEY } from './reports-key.ts';

export type ReportDialogName = 'preview' | 'change' | 'remove';

export function ReportsSection() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ dialog: ReportDialogName; report: Report } | null>(null);
  const query = useQuery({ queryKey: REPORTS_KEY, queryFn: listReports, refetchInterval: 15_000 });
  const close = () => setOpen(null);
  return (
    <Section title={t('insight.reports.list')}>
      <QueryView query={query} empty={t('insight.reports.none')} isEmpty={({ items }) => items.length === 0}>
        {({ items }) => (
          <ul className="report-list">
            {items.map((report) => (
              <ReportRow
                key={report.reportId}
                report={report}
                onOpen={(dialog) => setOpen({ dialog, report })}
              />
            ))}
          </ul>
        )}
      </QueryView>
      {open?.dialog === 'preview' && <PreviewDialog report={open.report} onClose={close} />}
      {open?.dialog === 'change' && <ReportDialog report={open.report} onClose={close} />}
      {open?.dialog === 'remove' && <RemoveReportDialog report={open.report} onClose={close} />}
    </Section>
  );
}
