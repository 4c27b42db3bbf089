// One field of a form that is drawn from a schema, by what it asks for.
import { Fieldset, JsonInput, NumberInput, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FormSchema, kindOf } from './form-schema.ts';
import { digitsOf } from './money.ts';
import { type FieldPlace, SchemaForm } from './schema-form.tsx';
import { SchemaList } from './schema-list.tsx';

export interface SchemaFieldProps {
  label: string;
  schema: FormSchema;
  required: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
  at: (place: string) => FieldPlace;
  place: string;
}

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

export function SchemaField(props: SchemaFieldProps) {
  const { label, schema, required, value, onChange, at, place } = props;
  const look = { label, description: schema.description, required, ...at(place) };
  const text = {
    ...look,
    minLength: schema.minLength,
    maxLength: schema.maxLength,
    value: textOf(value),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  switch (kindOf(schema)) {
    case 'yes-no':
      return <YesNo {...props} />;
    case 'choice':
      return <Choice {...props} />;
    case 'date':
      return <TextInput {...text} type="date" />;
    case 'moment':
      return <Moment {...props} />;
    case 'money':
      return <Amount {...props} />;
    case 'number':
      return (
        <NumberInput
          {...look}
          min={schema.minimum}
          max={schema.maximum}
          step={schema.multipleOf ?? 1}
          allowDecimal={schema.type !== 'integer'}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      );
    case 'text':
      return <TextInput {...text} pattern={schema.pattern} />;
    case 'long-text':
      return <Textarea {...text} autosize minRows={2} />;
    case 'object':
      return (
        <Fieldset legend={label}>
          <SchemaForm
            schema={schema}
            values={(value ?? {}) as Record<string, unknown>}
            onChange={onChange}
            at={at}
            place={place}
          />
        </Fieldset>
      );
    case 'list':
      return <SchemaList {...props} />;
    case 'json':
      return <Json {...props} />;
  }
}

function YesNo({ label, schema, required, value, onChange, at, place }: SchemaFieldProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={label}
      description={schema.description}
      required={required}
      value={value === true ? 'yes' : value === false ? 'no' : ''}
      onChange={(next) => onChange(next === 'yes')}
      {...at(place)}
    >
      <Stack gap={6} mt={4}>
        <Radio value="yes" label={t('ui.form.yes')} required={required} />
        <Radio value="no" label={t('ui.form.no')} required={required} />
      </Stack>
    </Radio.Group>
  );
}

function Choice({ label, schema, required, value, onChange, at, place }: SchemaFieldProps) {
  const { t } = useTranslation();
  const values = schema.enum ?? [];
  return (
    <Select
      label={label}
      description={schema.description}
      required={required}
      placeholder={t('ui.form.choose')}
      clearable={!required}
      data={values.map((each) => ({ value: String(each), label: String(each) }))}
      value={value === undefined ? null : String(value)}
      onChange={(next) => onChange(values.find((each) => String(each) === next))}
      {...at(place)}
    />
  );
}

/** Typed in the reader's own time, sent as an instant. */
function Moment({ label, schema, required, value, onChange, at, place }: SchemaFieldProps) {
  const local = (instant: string) => {
    const moment = new Date(instant);
    return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  };
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description={schema.description}
      required={required}
      value={typeof value === 'string' && value !== '' ? local(value) : ''}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        onChange(typed === '' ? undefined : new Date(typed).toISOString());
      }}
      {...at(place)}
    />
  );
}

/** Typed as people write amounts, sent in minor units. */
function Amount({ label, schema, required, value, onChange, at, place }: SchemaFieldProps) {
  const currency = schema['x-currency'] ?? 'EUR';
  const digits = digitsOf(currency);
  const unit = 10 ** digits;
  return (
    <NumberInput
      label={label}
      description={schema.description}
      required={required}
      suffix={` ${currency}`}
      decimalScale={digits}
      fixedDecimalScale
      min={schema.minimum === undefined ? undefined : schema.minimum / unit}
      max={schema.maximum === undefined ? undefined : schema.maximum / unit}
      value={typeof value === 'number' ? value / unit : ''}
      onChange={(next) => onChange(typeof next === 'number' ? Math.round(next * unit) : undefined)}
      {...at(place)}
    />
  );
}

function Json({ label, schema, required, value, onChange, at, place }: SchemaFieldProps) {
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 2));
  return (
    <JsonInput
      label={label}
      description={schema.description}
      required={required}
      autosize
      minRows={2}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(readJson(next));
      }}
      {...at(place)}
    />
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
