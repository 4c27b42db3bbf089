// Locations and their queues: every number leads to its list. Locations without any work stand at the end, quietly.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LocationWork, Queue } from '../../../../api/work.ts';
import { formatCount } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { QUEUE_WORDS, TROUBLE_QUEUES, WORK_QUEUES } from '../floor/queues.ts';

const loadOf = ({ counts }: LocationWork) => Object.values(counts).reduce((sum, count) => sum + count, 0);

export function PlacesSection({ places }: { places: readonly LocationWork[] }) {
  const { t } = useTranslation();
  const sorted = places.toSorted((a, b) => Number(loadOf(a) === 0) - Number(loadOf(b) === 0));
  return (
    <Section title={t('operations.overview.places')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="places-frame" tabIndex={0} aria-label={t('operations.overview.table')}>
        <table className="places" aria-label={t('operations.overview.places')}>
          <thead>
            <tr>
              <th scope="col">{t('operations.warehouse.location')}</th>
              {[...WORK_QUEUES, ...TROUBLE_QUEUES].map((queue) => (
                <th key={queue} scope="col" className={queue === TROUBLE_QUEUES[0] ? 'begins' : undefined}>
                  {t(QUEUE_WORDS[queue])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((place) => (
              <tr key={place.location}>
                <th scope="row">
                  <Link to="/warehouse" search={{ location: place.location }}>
                    {place.name || place.location}
                  </Link>
                </th>
                {WORK_QUEUES.map((queue) => (
                  <CountCell key={queue} place={place} queue={queue} />
                ))}
                {TROUBLE_QUEUES.map((queue) => (
                  <CountCell key={queue} place={place} queue={queue} isTrouble />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

interface CountCellProps {
  place: LocationWork;
  queue: Queue;
  isTrouble?: boolean;
}

function CountCell({ place, queue, isTrouble = false }: CountCellProps) {
  const { t } = useTranslation();
  const count = place.counts[queue];
  const begins = queue === TROUBLE_QUEUES[0] ? 'begins' : undefined;
  if (count === 0) {
    return (
      <td className={begins}>
        <span className="dim">{formatCount(0)}</span>
      </td>
    );
  }
  return (
    <td className={begins}>
      <Link
        to="/warehouse"
        search={{ location: place.location, queue }}
        className={isTrouble ? 'is-trouble' : 'place-count'}
        aria-label={t('operations.overview.cell', {
          count,
          queue: t(QUEUE_WORDS[queue]),
          location: place.name || place.location,
        })}
      >
        {formatCount(count)}
      </Link>
    </td>
  );
}
