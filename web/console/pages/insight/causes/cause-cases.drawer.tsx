// The cases behind a finding: those of its group that had the outcome.
import { useTranslation } from 'react-i18next';
import { listCauseCases, type RootCause, type RootCausesQuery } from '../../../../api/insight-causes.ts';
import { CasesPanel } from '../parts/cases.panel.tsx';
import { useLog } from '../parts/use-log.ts';
import { nameGroup } from './name-group.ts';

interface CauseCasesDrawerProps {
  finding: RootCause;
  asked: RootCausesQuery;
  onClose: () => void;
}

export function CauseCasesDrawer({ finding, asked, onClose }: CauseCasesDrawerProps) {
  const { t } = useTranslation();
  const { query } = useLog();
  const { feature, level } = finding;
  const question = { ...asked, feature: feature.name, kind: feature.kind, label: level.label, hit: true };
  return (
    <CasesPanel
      title={t('insight.causes.roots.casesOf', { group: nameGroup(t, feature, level) })}
      log={query}
      asked={['cause-cases', question]}
      read={(page) => listCauseCases({ ...question, ...page })}
      onClose={onClose}
    />
  );
}
