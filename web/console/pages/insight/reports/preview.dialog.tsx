// A report of the last whole period as it would go out, in a frame that runs no script and reaches nothing.
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { previewReport, type Report } from '../../../../api/kpis.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';

interface PreviewDialogProps {
  report: Report;
  onClose: () => void;
}

export function PreviewDialog({ report, onClose }: PreviewDialogProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['insight-report-preview', report.reportId],
    queryFn: () => previewReport(report.reportId),
    staleTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size={860}
      title={t('insight.reports.previewOf', { name: withoutOverrides(report.name) })}
    >
      <QueryView query={query} rows={8}>
        {(html) => (
          <iframe className="report-preview" title={t('insight.reports.preview')} sandbox="" srcDoc={html} />
        )}
      </QueryView>
    </Modal>
  );
}
