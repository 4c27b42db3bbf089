// How much of the process is shown: sliders for activities and paths. What is hidden is gone over, never lost.
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MapView } from '../../../../../api/insight-mining.ts';
import { formatDuration } from '../../../../../ui/duration.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { ShareSlider } from '../shares.tsx';
import type { Detail } from './use-map.ts';

export function DetailPanel({ view, detail }: { view: MapView; detail: Detail }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/insight/map' });
  const ofAll = ({ shown, all }: { shown: number; all: number }) =>
    t('insight.map.ofAll', { shown: formatCount(shown), all: formatCount(all) });
  const change = (part: Partial<Detail>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <section className="map-card" aria-label={t('insight.map.detail')}>
      <ShareSlider
        label={t('insight.map.activities')}
        value={detail.activities}
        aside={ofAll(view.activities)}
        onChange={(activities) => change({ activities })}
      />
      <ShareSlider
        label={t('insight.map.paths')}
        value={detail.paths}
        aside={ofAll(view.paths)}
        onChange={(paths) => change({ paths })}
      />
      {view.seconds && (
        <dl className="pairs">
          <dt>{t('insight.map.wholeMedian')}</dt>
          <dd>{formatDuration(view.seconds.median)}</dd>
          <dt>{t('insight.map.wholeP90')}</dt>
          <dd>{formatDuration(view.seconds.p90)}</dd>
        </dl>
      )}
    </section>
  );
}
