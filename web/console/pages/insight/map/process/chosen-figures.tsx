// The figures of what is chosen: how often, how long, and how the times are spread.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MapView } from '../../../../../api/insight-mining.ts';
import { formatCount, formatShare } from '../../../../../ui/money.ts';
import { TimeHistogram } from '../../parts/time-histogram.tsx';
import { TimesList } from '../../parts/times-list.tsx';
import type { Described } from './describe-chosen.ts';
import { useSpread } from './use-spread.ts';

export function ChosenFigures({ view, described }: { view: MapView; described: Described }) {
  const { t } = useTranslation();
  const { counts, times } = described;
  const share = view.log.cases > 0 ? counts.cases / view.log.cases : 0;
  return (
    <>
      <dl className="pairs">
        <dt>{t('insight.map.metrics.cases')}</dt>
        <dd>
          {formatCount(counts.cases)} ({formatShare(share)})
        </dd>
        {(['events', 'starts', 'ends'] as const).map((name) => {
          const count = counts[name];
          if (count === null || (count === 0 && name !== 'events')) return null;
          return (
            <div key={name} className="pair">
              <dt>{t(name === 'events' ? 'insight.map.metrics.events' : `insight.map.${name}`)}</dt>
              <dd>{formatCount(count)}</dd>
            </div>
          );
        })}
      </dl>
      {times && (
        <>
          <Text size="sm" fw={600} mt="xs">
            {t(described.spread?.from === null ? 'insight.map.waited' : 'insight.map.took')}
          </Text>
          <TimesList times={times} />
        </>
      )}
      {described.spread && <Spread spread={described.spread} />}
    </>
  );
}

function Spread({ spread }: { spread: NonNullable<Described['spread']> }) {
  const { t } = useTranslation();
  const found = useSpread(spread);
  if (!found || found.seconds.length < 2) return null;
  return (
    <div>
      <TimeHistogram seconds={found.seconds} label={t('insight.map.spread')} />
      {found.cases < found.ofCases && (
        <Text size="xs" c="dimmed">
          {t('insight.map.sampled', {
            shown: formatCount(found.cases),
            all: formatCount(found.ofCases),
          })}
        </Text>
      )}
    </div>
  );
}
