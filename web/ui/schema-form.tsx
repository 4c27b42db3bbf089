// A form drawn from a JSON Schema: what a task of a person asks for. Problems of the server stand at their fields.
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FormSchema, labelOf } from './form-schema.ts';
import { SchemaField } from './schema-field.tsx';

export interface FieldPlace {
  error: string | undefined;
  'data-at': string;
}

interface SchemaFormProps {
  schema: FormSchema;
  values: Readonly<Record<string, unknown>>;
  onChange: (values: Record<string, unknown>) => void;
  /** Problems by place, as useCommandForm has them. */
  at: (place: string) => FieldPlace;
  /** Where in the request the values stand. */
  place: string;
}

export function SchemaForm({ schema, values, onChange, at, place }: SchemaFormProps) {
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage ?? 'en';
  return (
    <Stack gap="sm">
      {Object.entries(schema.properties ?? {}).map(([name, part]) => (
        <SchemaField
          key={name}
          label={labelOf(name, part, language)}
          schema={part}
          required={schema.required?.includes(name) ?? false}
          value={values[name]}
          onChange={(next) => onChange({ ...values, [name]: next })}
          at={at}
          place={`${place}.${name}`}
        />
      ))}
    </Stack>
  );
}
