// Cases by the activity that they begin or end with.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterFormProps } from '../add-filter.tsx';
import { ActivitiesField } from './activity-field.tsx';
import { FormFrame } from './form-frame.tsx';

export function EndsForm({ filter, onAdd }: FilterFormProps) {
  const { t } = useTranslation();
  const [starts, setStarts] = useState<string[]>(filter.starts ?? []);
  const [ends, setEnds] = useState<string[]>(filter.ends ?? []);
  const isNothing = starts.length === 0 && ends.length === 0;
  return (
    <FormFrame
      why={isNothing ? t('insight.filter.needActivity') : undefined}
      onAdd={() => onAdd({ ...(starts.length > 0 ? { starts } : {}), ...(ends.length > 0 ? { ends } : {}) })}
    >
      <ActivitiesField
        label={t('insight.filter.beginsWith')}
        value={starts}
        onChange={setStarts}
        by="starts"
      />
      <ActivitiesField label={t('insight.filter.endsWith')} value={ends} onChange={setEnds} by="ends" />
    </FormFrame>
  );
}
