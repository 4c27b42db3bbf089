// One scheduled report in the list, with what can be done with it.
import { ActionIcon, Badge, Button, Group, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../api/call.ts';
import { changeReport, type Report, sendReport } from '../../../../api/kpis.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { formatDate, formatInstant } from '../../../../ui/time.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { kpiName } from '../kpis/parts/kpi-words.ts';
import { listChips } from '../kpis/search/chips.ts';
import { toSearch } from '../kpis/search/kpi-search.ts';
import type { ReportDialogName } from './reports.section.tsx';
import { REPORTS_KEY } from './reports-key.ts';
import { scheduleText } from './schedule-text.ts';

const SHOWN = 6;

interface ReportRowProps {
  report: Report;
  onOpen: (dialog: ReportDialogName) => void;
}

export function ReportRow({ report, onOpen }: ReportRowProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const may = useMay();
  const why = may('POST /v1/insight/reports/{reportId}/send') ? undefined : t('ui.notAllowed');
  const refresh = () => void client.invalidateQueries({ queryKey: REPORTS_KEY });
  return (
    <li className="report-row">
      <div className="report-words">
        <h3 className="report-name">
          <PersonName name={report.name} />{' '}
          {report.paused && (
            <Badge color="gray" variant="light" tt="none">
              {t('insight.reports.paused')}
            </Badge>
          )}
        </h3>
        <Facts report={report} />
      </div>
      <Group gap="xs" className="report-actions">
        <Button size="xs" variant="default" onClick={() => onOpen('preview')}>
          {t('insight.reports.preview')}
        </Button>
        <CommandButton
          variant="default"
          label={t('insight.reports.send')}
          aria-label={t('insight.reports.sendNamed', { name: report.name })}
          done={t('insight.reports.sent')}
          why={why}
          send={(key) => sendReport(report.reportId, key)}
          onDone={refresh}
        />
        {why === undefined && <More report={report} onOpen={onOpen} onDone={refresh} />}
      </Group>
    </li>
  );
}

function Facts({ report }: { report: Report }) {
  const { t } = useTranslation();
  const locationName = useLocationNames();
  const { schedule, recipients, keys, filter, nextAt, last } = report;
  const chips = listChips(toSearch(filter), locationName).map(({ text }) => text);
  const more = keys.length > SHOWN ? ` +${formatCount(keys.length - SHOWN)}` : '';
  return (
    <div className="report-facts">
      <p>
        {scheduleText(schedule)} · {t('insight.reports.to', { recipients: recipients.join(', ') })}
      </p>
      <p className="dim">
        {keys.slice(0, SHOWN).map(kpiName).join(' · ')}
        {more}
      </p>
      {chips.length > 0 && <p className="dim">{chips.join(' · ')}</p>}
      <p className="dim">
        {nextAt !== null && t('insight.reports.next', { when: formatInstant(nextAt) })}
        {nextAt !== null && last !== null && ' · '}
        {last !== null && (
          <span className="report-last" data-state={last.state}>
            {t(`insight.reports.states.${last.state}`, {
              from: formatDate(last.from),
              to: formatDate(last.to),
              when: formatInstant(last.at),
            })}
          </span>
        )}
        {last?.failure != null && `: ${last.failure}`}
      </p>
    </div>
  );
}

function More({ report, onOpen, onDone }: ReportRowProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const pausing = useMutation({
    mutationFn: () => changeReport(report.reportId, { paused: !report.paused }, newIdempotencyKey()),
    onSettled: onDone,
  });
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('insight.reports.more', { name: report.name })}
          loading={pausing.isPending}
        >
          ⋯
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onOpen('change')}>{t('insight.reports.change')}</Menu.Item>
        <Menu.Item onClick={() => pausing.mutate()}>
          {t(report.paused ? 'insight.reports.resume' : 'insight.reports.pause')}
        </Menu.Item>
        <Menu.Item color="red" onClick={() => onOpen('remove')}>
          {t('insight.reports.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
