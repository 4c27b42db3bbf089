// Cases by how long the whole of them took, and whether they are over.
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterFormProps } from '../add-filter.tsx';
import { DurationField } from './duration-field.tsx';
import { FormFrame } from './form-frame.tsx';

const ENDED = ['any', 'yes', 'no'] as const;
type Ended = (typeof ENDED)[number];

export function PerformanceForm({ onAdd }: FilterFormProps) {
  const { t } = useTranslation();
  const [min, setMin] = useState<number | undefined>();
  const [max, setMax] = useState<number | undefined>();
  const [ended, setEnded] = useState<Ended>('any');
  const isRange = min !== undefined || max !== undefined;
  const why =
    !isRange && ended === 'any'
      ? t('insight.filter.needTime')
      : min !== undefined && max !== undefined && min > max
        ? t('insight.filter.wrongRange')
        : undefined;
  const add = () =>
    onAdd({
      ...(isRange
        ? {
            seconds: {
              ...(min === undefined ? {} : { min }),
              ...(max === undefined ? {} : { max }),
            },
          }
        : {}),
      ...(ended === 'any' ? {} : { complete: ended === 'yes' }),
    });
  return (
    <FormFrame why={why} onAdd={add}>
      <DurationField label={t('insight.filter.tookAtLeast')} onChange={setMin} />
      <DurationField label={t('insight.filter.tookAtMost')} onChange={setMax} />
      <SegmentedControl
        aria-label={t('insight.filter.endedLabel')}
        value={ended}
        onChange={(value) => setEnded(ENDED.find((each) => each === value) ?? 'any')}
        data={ENDED.map((value) => ({ value, label: t(`insight.filter.ended.${value}`) }))}
      />
    </FormFrame>
  );
}
