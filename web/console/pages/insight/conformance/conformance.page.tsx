// Whether what happens is what was drawn: the comparison with a model, the usual times, the watch over running orders, and the models.
import './conformance.css';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { TabPanels } from '../../../../ui/tab-panels.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { LogChooser } from '../parts/log-chooser.tsx';
import { useLiveLog } from '../parts/use-live-log.ts';
import { ModelView } from './model.view.tsx';
import { ModelsSection } from './models/models.section.tsx';
import { RunningView } from './running/running.view.tsx';
import { TimesSection } from './times/times.section.tsx';
import { useComparison } from './use-comparison.ts';

export function ConformancePage() {
  const { t } = useTranslation();
  const { search, change } = useComparison();
  useLiveLog();
  const { view = 'model' } = search;
  const tabs = [
    { name: 'model', label: t('insight.conformance.view.model'), content: <ModelView /> },
    { name: 'times', label: t('insight.conformance.view.times'), content: <TimesSection /> },
    { name: 'running', label: t('insight.conformance.view.running'), content: <RunningView /> },
    { name: 'models', label: t('insight.conformance.view.models'), content: <ModelsSection /> },
  ] as const;
  return (
    <Stack gap="md">
      <PageHeading title={t('insight.conformance.title')} about={t('insight.conformance.about')}>
        <LogChooser />
      </PageHeading>
      {(view === 'model' || view === 'times') && <FilterBar />}
      <TabPanels
        shown={view}
        tabs={tabs}
        onShow={(next) => next && change({ view: next === 'model' ? undefined : next })}
      />
    </Stack>
  );
}
