// Events that are looked at: only some activities, or all but some.
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterFormProps } from '../add-filter.tsx';
import { ActivitiesField } from './activity-field.tsx';
import { FormFrame } from './form-frame.tsx';

export function ActivityForm({ filter, onAdd }: FilterFormProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<'keep' | 'drop'>(filter.activities?.drop ? 'drop' : 'keep');
  const [names, setNames] = useState<string[]>(filter.activities?.[kind] ?? []);
  return (
    <FormFrame
      why={names.length === 0 ? t('insight.filter.needActivity') : undefined}
      onAdd={() => onAdd({ activities: { [kind]: names } })}
    >
      <SegmentedControl
        aria-label={t('insight.filter.kinds.activity')}
        value={kind}
        onChange={(value) => setKind(value === 'drop' ? 'drop' : 'keep')}
        data={[
          { value: 'keep', label: t('insight.filter.keepThese') },
          { value: 'drop', label: t('insight.filter.dropThese') },
        ]}
      />
      <ActivitiesField label={t('insight.filter.activities')} value={names} onChange={setNames} />
    </FormFrame>
  );
}
