// Asks before a scheduled report goes.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Report, removeReport } from '../../../../api/kpis.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { REPORTS_KEY } from './reports-key.ts';

interface RemoveReportDialogProps {
  report: Report;
  onClose: () => void;
}

export function RemoveReportDialog({ report, onClose }: RemoveReportDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <CommandDialog
      title={t('insight.reports.removeTitle', { name: withoutOverrides(report.name) })}
      action={t('insight.reports.remove')}
      done={t('insight.reports.removed')}
      danger
      send={(key) => removeReport(report.reportId, key)}
      onDone={() => void client.invalidateQueries({ queryKey: REPORTS_KEY })}
      onClose={onClose}
    >
      {t('insight.reports.removeMeaning')}
    </CommandDialog>
  );
}
