// The reader's way of writing numbers, dates and amounts: follows the language that the texts are shown in. A format is made once
// for each language.
import i18next from 'i18next';
import { localeOf } from '../texts/languages.ts';

/** Locale for Intl: the chosen language in the reader's own variety. */
export const currentLocale = (): string => localeOf(i18next.resolvedLanguage ?? i18next.language ?? 'en');

/** A format by language and name, made when it is first asked for. */
export function cacheFormats<F>(make: (locale: string, name: string) => F): (name?: string) => F {
  const made = new Map<string, F>();
  return (name = '') => {
    const locale = currentLocale();
    const key = `${locale} ${name}`;
    let format = made.get(key);
    if (format === undefined) {
      format = make(locale, name);
      made.set(key, format);
    }
    return format;
  };
}

/** A number within a sentence of the server in the reader's way of writing; other words as they are. */
export const digitsAndWords = (text: string | undefined): string => {
  const amount = Number(text);
  return text === undefined || Number.isNaN(amount)
    ? (text ?? '')
    : new Intl.NumberFormat(currentLocale()).format(amount);
};
