// How much of the process is shown: sliders for activities and paths. What is hidden is gone over, never lost.
import { Slider, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapView } from '../../../../../api/insight-mining.ts';
import { formatDuration } from '../../../../../ui/duration.ts';
import { formatCount, formatShare } from '../../../../../ui/money.ts';
import type { Metric } from '../map-search.ts';
import type { Detail } from './use-map.ts';

export function DetailPanel({ view, detail }: { view: MapView; detail: Detail; metric: Metric }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/insight/map' });
  const change = (part: Partial<Detail>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <section className="map-card" aria-label={t('insight.map.detail')}>
      <Share
        label={t('insight.map.activities')}
        value={detail.activities}
        shown={view.activities}
        onChange={(activities) => change({ activities })}
      />
      <Share
        label={t('insight.map.paths')}
        value={detail.paths}
        shown={view.paths}
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

interface ShareProps {
  label: string;
  value: number;
  shown: { all: number; shown: number };
  onChange: (value: number) => void;
}

function Share({ label, value, shown, onChange }: ShareProps) {
  const { t } = useTranslation();
  const [drawn, setDrawn] = useState(value);
  useEffect(() => setDrawn(value), [value]);
  return (
    <div className="map-share">
      <div className="map-share-words">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Text size="sm" c="dimmed">
          {t('insight.map.ofAll', { shown: formatCount(shown.shown), all: formatCount(shown.all) })}
        </Text>
      </div>
      <Slider
        size="sm"
        min={0}
        max={100}
        value={drawn}
        onChange={setDrawn}
        onChangeEnd={onChange}
        label={(at) => formatShare(at / 100)}
        thumbLabel={label}
      />
    </div>
  );
}
