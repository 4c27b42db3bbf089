// Why things go wrong: where cases wait, what goes together with bad outcomes, what to automate, and which running cases are at risk.
import './causes.css';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { TabPanels } from '../../../../ui/tab-panels.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { LogChooser } from '../parts/log-chooser.tsx';
import { useLiveLog } from '../parts/use-live-log.ts';
import { AutomationView } from './automation.view.tsx';
import { BottlenecksView } from './bottlenecks.view.tsx';
import { PredictionsView } from './predictions.view.tsx';
import { RootCausesView } from './root-causes.view.tsx';
import { useCauses } from './use-causes.ts';

export function CausesPage() {
  const { t } = useTranslation();
  const { search, change } = useCauses();
  useLiveLog();
  const tabs = [
    { name: 'bottlenecks', label: t('insight.causes.view.bottlenecks'), content: <BottlenecksView /> },
    { name: 'rootCauses', label: t('insight.causes.view.rootCauses'), content: <RootCausesView /> },
    { name: 'automation', label: t('insight.causes.view.automation'), content: <AutomationView /> },
    { name: 'atRisk', label: t('insight.causes.view.atRisk'), content: <PredictionsView /> },
  ] as const;
  return (
    <Stack gap="md">
      <PageHeading title={t('insight.causes.title')} about={t('insight.causes.about')}>
        <LogChooser />
      </PageHeading>
      <FilterBar />
      <TabPanels
        shown={search.view ?? 'bottlenecks'}
        tabs={tabs}
        onShow={(next) => next && change({ view: next === 'bottlenecks' ? undefined : next })}
      />
    </Stack>
  );
}
