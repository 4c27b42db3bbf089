// The process as it is: the map and the other ways to look at it, each over the log that the address says.
import './map.css';
import { Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { LogChooser } from '../parts/log-chooser.tsx';
import { useLiveLog } from '../parts/use-live-log.ts';
import { ViewPanels } from './view-panels.tsx';

export function MapPage() {
  const { t } = useTranslation();
  const { view = 'map' } = useSearch({ from: '/insight/map' });
  const navigate = useNavigate({ from: '/insight/map' });
  useLiveLog();
  return (
    <Stack gap="md">
      <PageHeading title={t('insight.map.title')} about={t('insight.map.about')}>
        <LogChooser />
      </PageHeading>
      <FilterBar />
      <ViewPanels
        shown={view}
        onShow={(next) =>
          void navigate({ search: (before) => ({ ...before, view: next === 'map' ? undefined : next }) })
        }
      />
    </Stack>
  );
}
