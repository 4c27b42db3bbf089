// Cases by what they are: an attribute with one of some values, or a number between two.
import { Group, MultiSelect, NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AttributesView, listAttributes } from '../../../../../api/insight-mining.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import type { FilterFormProps } from '../add-filter.tsx';
import type { AttributeRule } from '../case-filter.ts';
import { useLog } from '../use-log.ts';
import { FormFrame } from './form-frame.tsx';

type Attribute = AttributesView['items'][number];

export function AttributeForm({ onAdd }: FilterFormProps) {
  const { t } = useTranslation();
  const { query } = useLog();
  const { filter: _filter, ...whole } = query;
  const found = useQuery({
    queryKey: ['insight', 'attributes', whole],
    queryFn: () => listAttributes(whole),
  });
  const [name, setName] = useState<string | null>(null);
  return (
    <QueryView
      query={found}
      empty={t('insight.filter.noAttributes')}
      isEmpty={({ items }) => items.length === 0}
    >
      {({ items }) => {
        const attribute = items.find((each) => each.name === name);
        return (
          <>
            <Select
              label={t('insight.filter.attributeName')}
              data={items.map((each) => each.name)}
              value={name}
              onChange={setName}
              searchable
              mb="md"
            />
            {attribute && <ValueForm key={attribute.name} attribute={attribute} onAdd={onAdd} />}
          </>
        );
      }}
    </QueryView>
  );
}

function ValueForm({ attribute, onAdd }: { attribute: Attribute; onAdd: FilterFormProps['onAdd'] }) {
  const { t } = useTranslation();
  const [values, setValues] = useState<string[]>([]);
  const [min, setMin] = useState<number | string>('');
  const [max, setMax] = useState<number | string>('');
  const isRange = attribute.kind === 'number' && attribute.distinct > attribute.values.length;
  const bounds = {
    ...(typeof min === 'number' ? { min } : {}),
    ...(typeof max === 'number' ? { max } : {}),
  };
  const isNothing = isRange ? Object.keys(bounds).length === 0 : values.length === 0;
  const rule: AttributeRule = isRange
    ? { name: attribute.name, ...bounds }
    : { name: attribute.name, in: values.map((value) => JSON.parse(value) as string) };
  return (
    <FormFrame
      why={isNothing ? t('insight.filter.needValue') : undefined}
      onAdd={() => onAdd({ attributes: [rule] })}
    >
      {isRange ? (
        <Group grow>
          <NumberInput
            label={t('insight.filter.min')}
            value={min}
            onChange={setMin}
            placeholder={attribute.min === null ? '' : formatCount(attribute.min)}
          />
          <NumberInput
            label={t('insight.filter.max')}
            value={max}
            onChange={setMax}
            placeholder={attribute.max === null ? '' : formatCount(attribute.max)}
          />
        </Group>
      ) : (
        <MultiSelect
          label={t('insight.filter.values')}
          data={[
            ...attribute.values.map(({ value, cases }) => ({
              value: JSON.stringify(value),
              label: `${String(value).slice(0, 80)} (${formatCount(cases)})`,
            })),
            ...(attribute.missing > 0
              ? [
                  {
                    value: 'null',
                    label: `${t('insight.filter.noValue')} (${formatCount(attribute.missing)})`,
                  },
                ]
              : []),
          ]}
          value={values}
          onChange={setValues}
          searchable
        />
      )}
    </FormFrame>
  );
}
