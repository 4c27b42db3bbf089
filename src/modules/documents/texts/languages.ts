// The single place that finds the language of a document, and writes its numbers and dates.
import { minorDigits } from '../../../platform/money.ts';
import { LANGUAGES, type Language, type TaxRate } from '../types.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { pl } from './pl.ts';
import { ru } from './ru.ts';
import type { Texts } from './text-form.ts';
import { tr } from './tr.ts';

export const TEXTS: Readonly<Record<Language, Texts>> = { en, ja, pl, ru, tr };

/** The language of `locale` (`pl`, `ja-JP`), English where it is none of the five. */
export function languageOf(locale: string | null | undefined): Language {
  const language = locale?.split('-')[0]?.toLowerCase();
  return LANGUAGES.find((each) => each === language) ?? 'en';
}

// English dates and numbers as most of the world reads them: day before month.
const TAGS: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  ja: 'ja-JP',
  pl: 'pl-PL',
  ru: 'ru-RU',
  tr: 'tr-TR',
};

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, minimum: number, maximum: number): Intl.NumberFormat {
  const key = `${language} ${minimum} ${maximum}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(TAGS[language], {
      minimumFractionDigits: minimum,
      maximumFractionDigits: maximum,
      useGrouping: 'always',
    });
    formats.set(key, format);
  }
  return format;
}

/** `1 234,50` */
export function writeAmount(language: Language, amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  return numberFormat(language, digits, digits).format(amountMinor / 10 ** digits);
}

/** `1 234,50 PLN`: the code instead of a sign, because it is never mistaken and every font has it. */
export const writeMoney = (language: Language, amountMinor: number, currency: string): string =>
  `${writeAmount(language, amountMinor, currency)} ${currency}`;

export const writeCount = (language: Language, count: number): string =>
  numberFormat(language, 0, 0).format(count);

export const writeRate = (language: Language, rate: TaxRate): string =>
  rate === null ? '–' : `${numberFormat(language, 0, 2).format(rate)} %`;

/** `YYYY-MM-DD` as people of that language write it in full. */
export function writeDate(language: Language, date: string): string {
  return new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
