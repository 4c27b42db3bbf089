// How good predictions were on cases of the past: the error beside a plain guess, and the calibration drawn.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type PredictionQuality,
  type PredictionsQuery,
  readPredictionQuality,
} from '../../../../api/insight-causes.ts';
import { Chart } from '../../../../ui/chart.tsx';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatCount, formatShare } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { formatDecimal } from '../parts/format-number.ts';

export function QualitySection({ asked }: { asked: PredictionsQuery }) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['insight', 'prediction-quality', asked],
    queryFn: () => readPredictionQuality(asked),
  });
  return (
    <Section title={t('insight.causes.quality.title')}>
      <QueryView query={found} rows={4}>
        {(quality) =>
          quality.state === 'tested' ? <Tested quality={quality} /> : <TooFew quality={quality} />
        }
      </QueryView>
    </Section>
  );
}

function TooFew({ quality }: { quality: PredictionQuality }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" m={0}>
      {t('insight.causes.quality.tooFew', {
        trained: formatCount(quality.trainedOn),
        tested: formatCount(quality.testedOn),
        neededTraining: formatCount(quality.neededTraining),
        neededTested: formatCount(quality.neededTested),
      })}
    </Text>
  );
}

function Tested({ quality }: { quality: PredictionQuality }) {
  const { t } = useTranslation();
  const { remaining, lateness, trainedOn, testedOn, splitAt } = quality;
  return (
    <Stack gap="sm">
      <Text size="sm" m={0}>
        {t('insight.causes.quality.tested', {
          trained: formatCount(trainedOn),
          tested: formatCount(testedOn),
          day: splitAt === null ? '–' : formatDate(splitAt),
        })}
      </Text>
      {remaining && (
        <Text size="sm" m={0}>
          {t('insight.causes.quality.error', {
            error: formatDuration(remaining.errorSeconds),
            naive: formatDuration(remaining.naiveErrorSeconds),
          })}
        </Text>
      )}
      <Text size="sm" m={0}>
        {lateness
          ? t('insight.causes.quality.brier', {
              score: formatDecimal(lateness.brier, 3),
              naive: formatDecimal(lateness.naiveBrier, 3),
            })
          : t('insight.causes.quality.noLateness')}
      </Text>
      <Calibration quality={quality} />
    </Stack>
  );
}

/** Lateness in tenths where it could be tested, else the quantiles of the remaining time. */
function Calibration({ quality: { lateness, remaining } }: { quality: PredictionQuality }) {
  const { t } = useTranslation();
  const points = lateness
    ? lateness.bins.map(({ predicted, observed, count }) => ({ said: predicted, came: observed, count }))
    : (remaining?.quantiles ?? []).map(({ said, observed }) => ({ said, came: observed, count: null }));
  const percent = (value: number) => Math.round(value * 1000) / 10;
  return (
    <Chart
      title={t('insight.causes.quality.chart')}
      description={t('insight.causes.quality.describe', { count: points.length })}
      height={260}
      option={{
        grid: { left: 8, right: 24, top: 24, bottom: 28, containLabel: true },
        tooltip: { trigger: 'item' },
        xAxis: {
          type: 'value',
          min: 0,
          max: 100,
          name: t('insight.causes.quality.said'),
          nameLocation: 'middle',
          nameGap: 26,
        },
        yAxis: { type: 'value', min: 0, max: 100, name: t('insight.causes.quality.came') },
        series: [
          {
            name: t('insight.causes.quality.perfect'),
            type: 'line',
            symbol: 'none',
            lineStyle: { type: 'dashed', opacity: 0.5 },
            data: [
              [0, 0],
              [100, 100],
            ],
          },
          {
            name: t('insight.causes.quality.came'),
            type: 'scatter',
            symbolSize: 12,
            data: points.map(({ said, came }) => [percent(said), percent(came)]),
          },
        ],
      }}
      table={{
        columns: [
          t('insight.causes.quality.said'),
          t('insight.causes.quality.came'),
          t('insight.causes.quality.count'),
        ],
        rows: points.map(({ said, came, count }) => [
          formatShare(said),
          formatShare(came),
          count === null ? '–' : formatCount(count),
        ]),
      }}
    />
  );
}
