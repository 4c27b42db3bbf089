// The warehouse: which location, its queues with their counts, and the queue that is worked on.
import '../operations.css';
import { Button, Stack } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../../../api/work.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { PlaceSelect } from '../floor/place-select.tsx';
import { TROUBLE_QUEUES, WORK_QUEUES } from '../floor/queues.ts';
import { usePlaceOfWork } from '../floor/use-location.ts';
import { PickListsSection } from '../queue/pick-lists.section.tsx';
import { QueueList } from '../queue/queue-list.section.tsx';
import { QueueTabs } from '../queue/queue-tabs.section.tsx';

export function WarehousePage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/warehouse' });
  const search = useSearch({ from: '/warehouse' });
  const place = usePlaceOfWork(search.location);
  const { here } = place;
  const busy: Queue | undefined =
    here && [...WORK_QUEUES, ...TROUBLE_QUEUES].find((queue) => here.counts[queue] > 0);
  const queue = search.queue ?? busy ?? 'to-pick';
  return (
    <Stack gap="md">
      <PageHeading title={t('operations.warehouse.title')}>
        <Button className="touch" variant="default" renderRoot={(props) => <Link to="/bench" {...props} />}>
          {t('operations.bench.open')}
        </Button>
      </PageHeading>
      <PlaceSelect
        place={place}
        onChange={(location) =>
          void navigate({ search: (before) => ({ ...before, location }), replace: true })
        }
      />
      <QueryView query={place.query} empty={t('operations.floor.noLocations')} isEmpty={() => !here}>
        {() =>
          here && (
            <>
              <QueueTabs here={here} shown={queue} />
              {queue === 'picking' && <PickListsSection location={here.location} />}
              <div className="floor-list">
                <QueueList location={here.location} queue={queue} />
              </div>
            </>
          )
        }
      </QueryView>
    </Stack>
  );
}
