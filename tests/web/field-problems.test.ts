// What is wrong with a field, in the reader's language: every rule that the API's schemas can break has its sentence in each language, and
// the sentences of one field are those that help.
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import i18next from 'i18next';
import Type, { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { TValidationError } from 'typebox/error';
import { Locale } from 'typebox/system';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainErrors } from '../../src/platform/command.ts';
import * as schemas from '../../src/platform/schemas.ts';
import { LANGUAGES } from '../../web/texts/languages.ts';
import { problemTextOf, problemTextsOf } from '../../web/ui/problem-text.ts';
import { readFieldProblem } from '../../web/ui/read-field-problem.ts';

type Keyword = Exclude<TValidationError['keyword'], '~refine'>;

/** Of every keyword of the validator what it says with it; a keyword that a later one knows besides is missed by the compiler. */
const PARAMS: Readonly<Record<Keyword, object>> = {
  additionalProperties: { additionalProperties: ['colour'] },
  anyOf: {},
  boolean: {},
  const: { allowedValue: 1 },
  contains: { minContains: 1 },
  dependencies: { property: 'a', dependencies: ['b'] },
  dependentRequired: { property: 'a', dependencies: ['b'] },
  enum: { allowedValues: [] },
  exclusiveMaximum: { comparison: '<', limit: 5 },
  exclusiveMinimum: { comparison: '>', limit: 5 },
  format: { format: 'uri' },
  if: { failingKeyword: 'then' },
  maxItems: { limit: 5 },
  maxLength: { limit: 5 },
  maxProperties: { limit: 5 },
  maximum: { comparison: '<=', limit: 5 },
  minItems: { limit: 5 },
  minLength: { limit: 5 },
  minProperties: { limit: 5 },
  minimum: { comparison: '>=', limit: -5.5 },
  multipleOf: { multipleOf: 0.5 },
  not: {},
  oneOf: { passingSchemas: [] },
  pattern: { pattern: '^x' },
  propertyNames: { propertyNames: ['a b'] },
  required: { requiredProperties: ['a'] },
  type: { type: ['string', 'null'] },
  unevaluatedItems: { unevaluatedItems: [] },
  unevaluatedProperties: { unevaluatedProperties: [] },
  uniqueItems: { duplicateItems: [] },
};
const KEYWORDS = Object.keys(PARAMS) as Keyword[];
const messageOf = (keyword: Keyword, params: object = PARAMS[keyword]) =>
  Locale.en_US({ keyword, params, schemaPath: '', instancePath: '' } as unknown as TValidationError);

beforeAll(() => i18next.init({ lng: 'en', resources: {}, interpolation: { escapeValue: false } }));
afterAll(() => i18next.changeLanguage('en'));

async function show(language: string): Promise<void> {
  const file = new URL(`../../web/texts/${language}/field-problems.ts`, import.meta.url);
  const { fieldProblems } = (await import(pathToFileURL(fileURLToPath(file)).href)) as {
    fieldProblems: object;
  };
  i18next.addResourceBundle(language, 'translation', { fieldProblems }, true, true);
  await i18next.changeLanguage(language);
}

const explain = (schema: TSchema, value: unknown) =>
  explainErrors(Compile(schema).Errors(value) as Parameters<typeof explainErrors>[0]);

describe.each(LANGUAGES)('a field in %s', (language) => {
  beforeAll(() => show(language));

  it('has a sentence for every keyword, with its limit', () => {
    for (const keyword of KEYWORDS) {
      const text = problemTextOf(messageOf(keyword));
      expect(text, keyword).not.toBe(messageOf(keyword));
      expect(text, keyword).not.toContain('{{');
      expect(text, keyword).not.toContain('fieldProblems');
      if ('limit' in PARAMS[keyword]) expect(text, keyword).toContain('5');
    }
  });

  it('has a sentence for each kind of value and each format', () => {
    const kinds = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
    const messages = [
      ...kinds.map((type) => messageOf('type', { type })),
      ...['date', 'date-time', 'time', 'email', 'uuid'].map((format) => messageOf('format', { format })),
    ];
    for (const message of messages) expect(problemTextOf(message), message).not.toBe(message);
  });

  it('says what is wrong once, in no other language', () => {
    const form = Type.Object({ note: Type.Union([schemas.Text(3), Type.Null()]), code: schemas.Code(5) });
    const sentences = (value: object, at: string) =>
      problemTextsOf(
        explain(form, value)
          .filter((each) => each.at === at)
          .map(({ message }) => message),
      );
    const t = (key: string, values: object = {}) => String(i18next.t(key as never, values as never));
    expect(sentences({ note: '', code: 'a' }, '/note')).toBe(t('fieldProblems.required'));
    expect(sentences({ note: 'long', code: 'a' }, '/note')).toBe(
      t('fieldProblems.maxLength', { limit: '3' }),
    );
    expect(sentences({ note: null, code: '' }, '/code')).toBe(t('fieldProblems.required'));
    expect(sentences({ note: null, code: 'a b' }, '/code')).toBe(t('fieldProblems.code'));
  });
});

it('knows every keyword that a body or a query of the API is checked by', () => {
  // Those that only bring other schemas in.
  const joining = ['items', 'properties', 'patternProperties'];
  const used = new Set<string>();
  const path = fileURLToPath(new URL('../../docs/reference/openapi.json', import.meta.url));
  const { paths } = JSON.parse(readFileSync(path, 'utf8')) as {
    paths: Record<string, Record<string, { requestBody?: unknown; parameters?: { schema: unknown }[] }>>;
  };
  const walk = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if (Array.isArray(schema)) {
      schema.forEach(walk);
      return;
    }
    const own = schema as Record<string, unknown>;
    for (const [key, value] of Object.entries(own)) {
      if (key === 'properties' || key === 'patternProperties') Object.values(value as object).forEach(walk);
      else if (key !== 'default' && key !== 'examples' && key !== 'enum') walk(value);
      if (!['description', 'default', 'examples', 'title', ...joining].includes(key)) used.add(key);
    }
  };
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
    const { content = {} } = (operation.requestBody ?? {}) as {
      content?: Record<string, { schema: unknown }>;
    };
    for (const { schema } of Object.values(content)) walk(schema);
    for (const { schema } of operation.parameters ?? []) walk(schema);
  }
  expect(used.size).toBeGreaterThan(12);
  expect([...used].filter((key) => !Object.hasOwn(PARAMS, key) && key !== '$ref')).toEqual([]);
});

it('says of the forms that many fields share what they ask for', () => {
  const texts = {
    Text: schemas.Text(9),
    Code: schemas.Code(9),
    IdOf: schemas.IdOf('ord'),
    Currency: schemas.Currency,
    CountryCode: schemas.CountryCode,
    Instant: schemas.Instant,
    CalendarDate: schemas.CalendarDate,
    Email: schemas.Email,
    LanguageTag: schemas.LanguageTag,
  };
  const found = Object.entries(texts).map(([name, schema]) => [
    name,
    readFieldProblem(messageOf('pattern', { pattern: (schema as { pattern?: unknown }).pattern }))?.text,
  ]);
  expect(Object.fromEntries(found)).toEqual({
    Text: 'text',
    Code: 'code',
    IdOf: 'id',
    Currency: 'currency',
    CountryCode: 'country',
    Instant: 'moment',
    CalendarDate: 'date',
    Email: 'email',
    LanguageTag: 'language',
  });
});
