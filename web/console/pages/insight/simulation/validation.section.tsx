// Whether a simulation can be believed: how far the replayed history is from the real one, in words first, then in figures.
import { Alert, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '../../../../api/insight-causes.ts';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatCount, formatShare } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';

const COLOURS = { close: 'green', rough: 'yellow', far: 'red' } as const;

export function ValidationSection({ validation }: Pick<SimulationResult, 'validation'>) {
  const { t } = useTranslation();
  const { verdict, emdSeconds, emdLowSeconds, emdHighSeconds, relative } = validation;
  const pairs = [
    [
      t('insight.simulation.validation.distance'),
      t('insight.simulation.validation.distanceIs', {
        distance: formatDuration(emdSeconds),
        low: formatDuration(emdLowSeconds),
        high: formatDuration(emdHighSeconds),
        relative: formatShare(relative),
      }),
    ],
    [t('insight.simulation.validation.drift'), formatDuration(validation.driftSeconds)],
    [t('insight.simulation.validation.real'), formatDuration(validation.realMeanSeconds)],
    [t('insight.simulation.validation.simulated'), formatDuration(validation.simulatedMeanSeconds)],
    [
      t('insight.simulation.validation.cases'),
      t('insight.simulation.validation.casesAre', {
        trained: formatCount(validation.trainedOn),
        tested: formatCount(validation.testedOn),
      }),
    ],
  ];
  return (
    <Section title={t('insight.simulation.validation.title')}>
      <Stack gap="sm">
        <Alert color={COLOURS[verdict]} title={t(`insight.simulation.validation.${verdict}`)}>
          {t(`insight.simulation.validation.${verdict}Means`)}{' '}
          {validation.few &&
            `${t('insight.simulation.validation.few', { cases: formatCount(validation.testedOn) })} `}
          {validation.queues
            ? t('insight.simulation.validation.queues')
            : t('insight.simulation.validation.noQueues')}
        </Alert>
        <dl className="pairs">
          {pairs.map(([name, text]) => (
            <div key={name} className="pair">
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Stack>
    </Section>
  );
}
