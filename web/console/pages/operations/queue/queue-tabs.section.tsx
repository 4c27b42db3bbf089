// The queues of the location with how much waits in each; trouble stands behind the work and only where there is some.
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LocationWork, Queue } from '../../../../api/work.ts';
import { formatCount } from '../../../../ui/money.ts';
import { QUEUE_WORDS, TROUBLE_QUEUES, WORK_QUEUES } from '../floor/queues.ts';

export function QueueTabs({ here, shown }: { here: LocationWork; shown: Queue }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/warehouse' });
  const troubles = TROUBLE_QUEUES.filter((queue) => here.counts[queue] > 0 || queue === shown);
  return (
    <nav className="floor-tabs" aria-label={t('operations.warehouse.queues')}>
      {[...WORK_QUEUES, ...troubles].map((queue) => {
        const isTrouble = (troubles as readonly Queue[]).includes(queue);
        return (
          <Link
            key={queue}
            to="/warehouse"
            search={{ ...search, location: here.location, queue }}
            className="floor-tab"
            aria-current={queue === shown ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {t(QUEUE_WORDS[queue])}
            <span className="floor-count" data-tone={isTrouble && here.counts[queue] > 0 ? 'bad' : undefined}>
              {formatCount(here.counts[queue])}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
