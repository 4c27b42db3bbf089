// The single place that writes money, dates, countries and plural forms in a customer's language and time zone (Intl).

import { formatMinor, minorDigits } from '../../../platform/money.ts';
import { isTimeZone } from '../../../platform/time-zones.ts';
import { languageOf } from '../rules.ts';
import type { Language } from '../types.ts';

export interface Formats {
  language: Language;
  money(amountMinor: number, currency: string): string;
  /** A calendar date (YYYY-MM-DD) or an instant, as a day; null for anything else. */
  day(value: unknown): string | null;
  /** An instant with its time of day; null for anything else. */
  moment(value: unknown): string | null;
  country(code: string): string;
}

const kept = new Map<string, Formats>();
const MOST_KEPT = 500;

/** Formats for a locale and time zone; unknown ones fall back to British English and UTC. */
export function formatsFor(locale: string, timeZone: string | null): Formats {
  const key = `${locale} ${timeZone}`;
  let formats = kept.get(key);
  if (!formats) {
    if (kept.size >= MOST_KEPT) kept.clear();
    formats = makeFormats(locale, timeZone);
    kept.set(key, formats);
  }
  return formats;
}

function makeFormats(locale: string, timeZone: string | null): Formats {
  const language = languageOf(locale);
  const tag = chooseTag(locale, language);
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const dayOfDate = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const dayOfInstant = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: zone });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  const countries = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' });
  const currencies = new Map<string, Intl.NumberFormat>();
  return {
    language,
    money(amountMinor, currency) {
      let format = currencies.get(currency);
      if (!format) {
        const digits = minorDigits(currency);
        format = new Intl.NumberFormat(tag, {
          style: 'currency',
          currency,
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
        currencies.set(currency, format);
      }
      return format.format(Number(formatMinor(amountMinor, currency)));
    },
    day(value) {
      const instant = readInstant(value);
      if (!instant) return null;
      return (isCalendarDate(value) ? dayOfDate : dayOfInstant).format(instant);
    },
    moment(value) {
      const instant = readInstant(value);
      if (!instant) return null;
      return isCalendarDate(value) ? dayOfDate.format(instant) : moment.format(instant);
    },
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
  };
}

function chooseTag(locale: string, language: Language): string {
  const tag = locale.replaceAll('_', '-');
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    if (canonical?.startsWith(language) && canonical.length > 2) return canonical;
  } catch {
    // not a language tag
  }
  return language === 'en' ? 'en-GB' : language;
}

function isCalendarDate(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function readInstant(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** Picks the form of a word that `count` needs; languages without a form leave it out and get `other`. */
export function plural(
  language: Language,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  let rules = pluralRules.get(language);
  if (!rules) {
    rules = new Intl.PluralRules(language);
    pluralRules.set(language, rules);
  }
  return forms[rules.select(count)] ?? forms.other;
}

const pluralRules = new Map<Language, Intl.PluralRules>();
