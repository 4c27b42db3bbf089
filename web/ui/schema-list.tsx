// A list in a form that is drawn from a schema: entries that can be added and removed within the limits.
import { Button, Fieldset, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionButton } from './action-button.tsx';
import { startOf } from './form-schema.ts';
import { SchemaField, type SchemaFieldProps } from './schema-field.tsx';

export function SchemaList({ label, schema, value, onChange, at, place }: SchemaFieldProps) {
  const { t } = useTranslation();
  const entries = Array.isArray(value) ? (value as unknown[]) : [];
  const items = schema.items ?? {};
  const { error, ...where } = at(place);
  const isFull = schema.maxItems !== undefined && entries.length >= schema.maxItems;
  return (
    <Fieldset legend={label} {...where}>
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have nothing else to be known by
        <Group key={index} align="flex-end" gap="xs" mb="xs" wrap="nowrap">
          <div className="grow">
            <SchemaField
              label={t('ui.form.entry', { row: index + 1 })}
              schema={items}
              required
              value={entry}
              onChange={(next) => onChange(entries.map((each, at) => (at === index ? next : each)))}
              at={at}
              place={`${place}.${index}`}
            />
          </div>
          <Button
            variant="default"
            size="xs"
            aria-label={t('ui.form.remove', { row: index + 1 })}
            disabled={entries.length <= (schema.minItems ?? 0)}
            onClick={() => onChange(entries.filter((_each, at) => at !== index))}
          >
            ×
          </Button>
        </Group>
      ))}
      {error !== undefined && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
      <ActionButton
        label={t('ui.form.add')}
        why={isFull ? t('ui.form.full', { count: schema.maxItems ?? 0 }) : undefined}
        size="xs"
        variant="light"
        onClick={() => onChange([...entries, startOf(items)])}
      />
    </Fieldset>
  );
}
