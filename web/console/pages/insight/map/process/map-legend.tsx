// What widths and colours of the map mean in the chosen figure.
import { useTranslation } from 'react-i18next';
import { isTime, type Metric } from '../map-search.ts';

const STEPS = [0, 1, 2, 3, 4];

export function MapLegend({ metric }: { metric: Metric }) {
  const { t } = useTranslation();
  const kind = isTime(metric) ? 'heat' : 'edge';
  return (
    <p className="map-legend">
      <span className="legend-steps" aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} style={{ background: `var(--${kind}-${step})` }} />
        ))}
      </span>
      {t(isTime(metric) ? 'insight.map.legendTime' : 'insight.map.legendCount')}
    </p>
  );
}
