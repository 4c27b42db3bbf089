// The single place for schema pieces that every module's inputs share. They bound every length and keep out what
// PostgreSQL text cannot hold (NUL); unpaired surrogates are refused at the HTTP edge with the body's UTF-8.
import Type, { type TSchema } from 'typebox';
import { MAX_AMOUNT_MINOR } from './money.ts';

/** Free text of 1 to `max` characters (0 allowed with `min` 0), without control characters but tab and line ends. */
export const Text = (max: number, options: { min?: number; description?: string } = {}) =>
  Type.String({
    minLength: options.min ?? 1,
    maxLength: max,
    pattern: '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f]*$',
    ...(options.description ? { description: options.description } : {}),
  });

/** A code that people type: letters, digits and `._-/+:` without blanks. */
export const Code = (max: number, description?: string) =>
  Type.String({
    minLength: 1,
    maxLength: max,
    pattern: '^[A-Za-z0-9][A-Za-z0-9._/+:@#-]*$',
    ...(description ? { description } : {}),
  });

/** A public id such as `ord_01h455vb4pex5vsknk084sn02q`. */
export const IdOf = (prefix: string) =>
  Type.String({
    pattern: `^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`,
    maxLength: prefix.length + 27,
    description: `Id (${prefix}_…)`,
  });

/** Minor units of a currency, zero or more. */
export const AmountMinor = Type.Integer({
  minimum: 0,
  maximum: MAX_AMOUNT_MINOR,
  description: 'Minor units of the currency',
});

/** ISO 4217 code. */
export const Currency = Type.String({
  pattern: '^[A-Z]{3}$',
  maxLength: 3,
  description: 'ISO 4217 currency code',
});

/** ISO 3166-1 alpha-2 code. */
export const CountryCode = Type.String({
  pattern: '^[A-Z]{2}$',
  maxLength: 2,
  description: 'ISO 3166-1 alpha-2 country code',
});

/** Days that exist, 1900 to 2999, so that each fits a timestamptz and a Date: 31 November is refused, 29 February asks the year. */
const DAY =
  '(?:(?:19|2\\d)\\d{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))' +
  '|(?:(?:19|2\\d)(?:0[48]|[2468][048]|[13579][26])|2[048]00)-02-29)';

/** RFC 3339 instant with zone. */
export const Instant = Type.String({
  pattern: `^${DAY}T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)$`,
  maxLength: 40,
  description: 'RFC 3339 date and time with zone',
});

/** RFC 3339 full-date. */
export const CalendarDate = Type.String({
  pattern: `^${DAY}$`,
  maxLength: 10,
  description: 'Date (YYYY-MM-DD)',
});

/** One to a million units. */
export const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 });

export const Email = Type.String({
  maxLength: 254,
  pattern: '^[^\\s@\\u0000-\\u001f]+@[^\\s@\\u0000-\\u001f]+$',
});

/** Languages that customers are written to in. */
export const Locale = Type.Enum(['en', 'ja', 'pl', 'ru', 'tr'] as const);

/** BCP 47 tag of the language in which somebody wants to be written to; others than those of Locale are written to in English. */
export const LanguageTag = Type.String({
  pattern: '^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$',
  maxLength: 32,
  description: 'Language tag such as pl or de-AT (BCP 47)',
});

/** Query fields of every list. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
  after: Type.Optional(Type.String({ maxLength: 400, description: 'Cursor: `next` of the page before' })),
};

/** A page of a list: `next` is null on the last one. */
export const Page = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });

/** Free attributes: up to 50 scalar values. */
export const Attributes = Type.Record(
  Type.String({ minLength: 1, maxLength: 100, pattern: '^[^\\u0000]*$' }),
  Type.Union([Text(1000, { min: 0 }), Type.Number(), Type.Boolean(), Type.Null()]),
  { maxProperties: 50 },
);
