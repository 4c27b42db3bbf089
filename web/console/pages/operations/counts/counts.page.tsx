// Cycle counts of a location: the sheet of what is to be counted, what waits for somebody else's yes, and a count asked for.
import '../operations.css';
import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useMay } from '../../../shell/use-me.ts';
import { PlaceSelect } from '../floor/place-select.tsx';
import { usePlaceOfWork } from '../floor/use-location.ts';
import { CountSheet } from './count-sheet.section.tsx';
import { COUNTS_KEY } from './counts-key.ts';
import { OpenCountDialog } from './open-count.dialog.tsx';
import { WaitingCounts } from './waiting-counts.section.tsx';

export function CountsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/counts' });
  const search = useSearch({ from: '/counts' });
  const place = usePlaceOfWork(search.location);
  const may = useMay()('POST /v1/inventory/counts');
  const [isAsking, asking] = useDisclosure(false);
  useLiveRefresh([COUNTS_KEY], (type) => type.startsWith('inventory.count'), 2000);
  const { here } = place;
  return (
    <Stack gap="md" className="floor-page">
      <PageHeading title={t('operations.counts.title')} about={t('operations.counts.about')}>
        <Button className="touch not-printed" variant="default" onClick={() => window.print()}>
          {t('operations.counts.print')}
        </Button>
        <ActionButton
          className="touch not-printed"
          variant="default"
          label={t('operations.counts.ask')}
          why={may ? undefined : t('ui.notAllowed')}
          onClick={asking.open}
        />
      </PageHeading>
      <PlaceSelect
        place={place}
        onChange={(location) => void navigate({ search: { location }, replace: true })}
      />
      <QueryView query={place.query} empty={t('operations.floor.noLocations')} isEmpty={() => !here}>
        {() =>
          here && (
            <>
              <WaitingCounts location={here.location} />
              <CountSheet key={here.location} location={here.location} />
              {isAsking && <OpenCountDialog location={here.location} onClose={asking.close} />}
            </>
          )
        }
      </QueryView>
    </Stack>
  );
}
