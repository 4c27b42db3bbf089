// A difference with its interval, drawn around nothing: the point, the line from the lower to the upper bound.
import { useTranslation } from 'react-i18next';
import { formatPoints } from './format-points.ts';

interface EffectBarProps {
  value: number;
  low: number;
  high: number;
  /** The largest bound of all that are shown: the scale is the same in every row. */
  reach: number;
}

const WIDTH = 200;
const MIDDLE = 11;

export function EffectBar({ value, low, high, reach }: EffectBarProps) {
  const { t } = useTranslation();
  const at = (share: number): number => WIDTH / 2 + (share / reach) * (WIDTH / 2 - 6);
  const words = t('insight.causes.roots.interval', {
    value: formatPoints(value),
    low: formatPoints(low),
    high: formatPoints(high),
  });
  return (
    <svg
      className="effect-bar"
      viewBox={`0 0 ${WIDTH} 22`}
      role="img"
      aria-label={words}
      data-more={value > 0}
    >
      <title>{words}</title>
      <line className="effect-axis" x1={WIDTH / 2} x2={WIDTH / 2} y1={2} y2={20} />
      <line className="effect-line" x1={at(low)} x2={at(high)} y1={MIDDLE} y2={MIDDLE} />
      <line className="effect-line" x1={at(low)} x2={at(low)} y1={7} y2={15} />
      <line className="effect-line" x1={at(high)} x2={at(high)} y1={7} y2={15} />
      <circle className="effect-point" cx={at(value)} cy={MIDDLE} r={4.5} />
    </svg>
  );
}
