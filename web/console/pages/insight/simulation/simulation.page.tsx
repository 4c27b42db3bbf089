// What a change of the process would bring: the simulations that were asked, newest first, and a new one.
import './simulation.css';
import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { LogChooser } from '../parts/log-chooser.tsx';
import { SimulationList } from './simulation-list.section.tsx';
import { StartSimulationDialog } from './start-simulation.dialog.tsx';

export function SimulationsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [isStarting, setIsStarting] = useState(false);
  return (
    <Stack gap="md">
      <PageHeading title={t('insight.simulation.title')} about={t('insight.simulation.about')}>
        <LogChooser />
        {may('POST /v1/insight/simulations') && (
          <Button onClick={() => setIsStarting(true)}>{t('insight.simulation.start.action')}</Button>
        )}
      </PageHeading>
      <FilterBar />
      <SimulationList />
      {isStarting && <StartSimulationDialog onClose={() => setIsStarting(false)} />}
    </Stack>
  );
}
