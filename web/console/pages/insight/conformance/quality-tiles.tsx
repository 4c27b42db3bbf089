// How well the model is followed, in four figures, each with what it means.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConformanceView } from '../../../../api/conformance.ts';
import { formatCount } from '../../../../ui/money.ts';
import { formatShare } from './format-share.ts';

export function QualityTiles({ found }: { found: ConformanceView }) {
  const { t } = useTranslation();
  const { fittingCases, alignedCases, fitness, precision, replay, generalisation } = found;
  const tiles = [
    {
      id: 'fitting',
      value: alignedCases === 0 ? null : fittingCases / alignedCases,
      note: t('insight.conformance.casesFit', {
        count: alignedCases,
        fitting: formatCount(fittingCases),
        all: formatCount(alignedCases),
      }),
    },
    { id: 'fitness', value: fitness, note: t('insight.conformance.meanings.fitness') },
    {
      id: 'precision',
      value: precision,
      note: t(
        precision === null ? 'insight.conformance.byVersion' : 'insight.conformance.meanings.precision',
      ),
    },
    {
      id: 'replay',
      value: replay.cases === 0 ? null : replay.fitness,
      note: t(replay.cases === 0 ? 'insight.conformance.noneOver' : 'insight.conformance.meanings.replay'),
    },
    {
      id: 'generalisation',
      value: generalisation,
      note: t(
        generalisation === null
          ? 'insight.conformance.byVersion'
          : 'insight.conformance.meanings.generalisation',
      ),
    },
  ] as const;
  return (
    <dl className="quality" aria-label={t('insight.conformance.quality')}>
      {tiles.map(({ id, value, note }) => (
        <div key={id} className="quality-tile">
          <dt>{t(`insight.conformance.figures.${id}`)}</dt>
          <dd>
            <span className="quality-value">{value === null ? '–' : formatShare(value)}</span>
            <Text size="xs" c="dimmed" component="span">
              {note}
            </Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}
