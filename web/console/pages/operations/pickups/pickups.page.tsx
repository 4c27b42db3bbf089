// The counter of a store: who has come, a field for the code that customers read out, what waits to be collected, offered work.
import '../operations.css';
import { Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { OffersSection } from '../exceptions/offers.section.tsx';
import { PlaceSelect } from '../floor/place-select.tsx';
import { ScanField } from '../floor/scan-field.tsx';
import { usePlaceOfWork } from '../floor/use-location.ts';
import { ReadyPickups } from './ready-pickups.section.tsx';
import { WaitingCustomers } from './waiting-customers.section.tsx';

export function PickupsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/pickups' });
  const search = useSearch({ from: '/pickups' });
  const place = usePlaceOfWork(search.location);
  const [code, setCode] = useState('');
  const { here } = place;
  return (
    <Stack gap="md" className="floor-page">
      <PageHeading title={t('operations.pickups.title')} about={t('operations.pickups.about')} />
      <PlaceSelect
        place={place}
        onChange={(location) => void navigate({ search: { location }, replace: true })}
      />
      <QueryView query={place.query} empty={t('operations.floor.noLocations')} isEmpty={() => !here}>
        {() =>
          here && (
            <>
              <WaitingCustomers location={here.location} />
              <ScanField label={t('operations.pickups.code')} onScan={setCode} />
              <ReadyPickups location={here.location} code={code} onAll={() => setCode('')} />
              {here.counts.offered > 0 && <OffersSection location={here.location} />}
            </>
          )
        }
      </QueryView>
    </Stack>
  );
}
