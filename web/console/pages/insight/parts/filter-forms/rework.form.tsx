// Cases in which something was done more than once.
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterFormProps } from '../add-filter.tsx';
import { ActivityField } from './activity-field.tsx';
import { FormFrame } from './form-frame.tsx';

export function ReworkForm({ onAdd }: FilterFormProps) {
  const { t } = useTranslation();
  const [activity, setActivity] = useState<string | null>(null);
  const [atLeast, setAtLeast] = useState<number | string>(2);
  const why =
    activity === null
      ? t('insight.filter.needActivity')
      : typeof atLeast !== 'number'
        ? t('insight.filter.needValue')
        : undefined;
  return (
    <FormFrame
      why={why}
      onAdd={() =>
        activity !== null &&
        typeof atLeast === 'number' &&
        onAdd({ repeats: { activity, atLeast: Math.max(1, Math.round(atLeast)) } })
      }
    >
      <ActivityField label={t('insight.map.activity')} value={activity} onChange={setActivity} />
      <NumberInput
        label={t('insight.filter.atLeastTimes')}
        min={1}
        max={1000}
        value={atLeast}
        onChange={setAtLeast}
      />
    </FormFrame>
  );
}
