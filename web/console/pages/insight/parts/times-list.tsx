// The figures of times: how many, the usual ones, the extremes, and all of it together.
import { useTranslation } from 'react-i18next';
import type { Times } from '../../../../api/insight-mining.ts';
import { formatDuration } from '../../../../ui/duration.ts';

const SHOWN = ['median', 'mean', 'p90', 'min', 'max', 'total'] as const;

export function TimesList({ times }: { times: Times }) {
  const { t } = useTranslation();
  return (
    <dl className="pairs">
      {SHOWN.map((name) => (
        <div key={name} className="pair">
          <dt>{t(`insight.times.${name}`)}</dt>
          <dd>{formatDuration(times[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
