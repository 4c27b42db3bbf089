// Cases by a way that they go or do not go, and by how long it took them.
import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterFormProps } from '../add-filter.tsx';
import { ActivityField } from './activity-field.tsx';
import { DurationField } from './duration-field.tsx';
import { FormFrame } from './form-frame.tsx';

export function PathForm({ onAdd }: FilterFormProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [kind, setKind] = useState<'directly' | 'eventually'>('directly');
  const [has, setHas] = useState(true);
  const [minSeconds, setMin] = useState<number | undefined>();
  const [maxSeconds, setMax] = useState<number | undefined>();
  const why =
    from === null || to === null
      ? t('insight.filter.needPath')
      : minSeconds !== undefined && maxSeconds !== undefined && minSeconds > maxSeconds
        ? t('insight.filter.wrongRange')
        : undefined;
  const add = () => {
    if (from === null || to === null) return;
    const times = {
      ...(minSeconds === undefined ? {} : { minSeconds }),
      ...(maxSeconds === undefined ? {} : { maxSeconds }),
    };
    onAdd({ paths: [{ from, to, kind, has, ...times }] });
  };
  return (
    <FormFrame why={why} onAdd={add}>
      <SegmentedControl
        aria-label={t('insight.filter.hasLabel')}
        value={has ? 'yes' : 'no'}
        onChange={(value) => setHas(value === 'yes')}
        data={[
          { value: 'yes', label: t('insight.filter.goesThis') },
          { value: 'no', label: t('insight.filter.goesNot') },
        ]}
      />
      <ActivityField label={t('insight.filter.fromActivity')} value={from} onChange={setFrom} />
      <SegmentedControl
        aria-label={t('insight.filter.kindLabel')}
        value={kind}
        onChange={(value) => setKind(value === 'eventually' ? 'eventually' : 'directly')}
        data={[
          { value: 'directly', label: t('insight.filter.directly') },
          { value: 'eventually', label: t('insight.filter.eventually') },
        ]}
      />
      <ActivityField label={t('insight.filter.toActivity')} value={to} onChange={setTo} />
      <Stack gap="xs">
        <DurationField label={t('insight.filter.tookAtLeast')} onChange={setMin} />
        <DurationField label={t('insight.filter.tookAtMost')} onChange={setMax} />
      </Stack>
    </FormFrame>
  );
}
