// The places of the network: on the map, as a list, and one in depth beside them.
import '../planning.css';
import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listLocations } from '../../../../api/inventory.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useMay } from '../../../shell/use-me.ts';
import { EditLocationDialog } from './edit-location.dialog.tsx';
import { LocationDrawer } from './location.drawer.tsx';
import { LocationList } from './location-list.section.tsx';
import { LocationMap } from './location-map.section.tsx';

export const LOCATIONS_KEY = ['locations'];

export function LocationsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate({ from: '/locations' });
  const { open } = useSearch({ from: '/locations' });
  const [isNew, setIsNew] = useState(false);
  const query = useQuery({ queryKey: LOCATIONS_KEY, queryFn: listLocations });
  useLiveRefresh([LOCATIONS_KEY], (type) => type.startsWith('inventory.location'));
  const show = (code: string | undefined) => void navigate({ search: { open: code }, replace: true });
  return (
    <Stack gap="md">
      <PageHeading title={t('shell.pages.locations')} about={t('planning.locations.about')}>
        {may('PUT /v1/locations/{code}') && (
          <Button onClick={() => setIsNew(true)}>{t('planning.locations.new')}</Button>
        )}
      </PageHeading>
      <QueryView query={query} rows={8}>
        {({ items }) => (
          <>
            <div className="network-map">
              <LocationMap locations={items} onOpen={show} />
            </div>
            <LocationList locations={items} chosen={open} onOpen={show} />
            <LocationDrawer
              location={items.find(({ code }) => code === open)}
              onClose={() => show(undefined)}
            />
          </>
        )}
      </QueryView>
      {isNew && <EditLocationDialog onClose={() => setIsNew(false)} />}
    </Stack>
  );
}
