// Names of countries in the reader's language, by their two letters.
import { cacheFormats, currentLocale } from '../ui/language.ts';

const names = cacheFormats((locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }));

export function countryName(code: string): string {
  try {
    return names().of(code) ?? code;
  } catch {
    // Nothing that Intl takes for a region.
    return code;
  }
}

/** Where the sample shop sends to. */
const SERVED = [
  'AT',
  'BE',
  'BG',
  'CH',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'JP',
  'LT',
  'LU',
  'LV',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'TR',
  'UA',
  'US',
] as const;

/** Sorted as the reader expects; `chosen` is among them, served or not. */
export function listCountries(chosen: string): { value: string; label: string }[] {
  const order = new Intl.Collator(currentLocale());
  const listed = new Set([...SERVED, ...(chosen === '' ? [] : [chosen])]);
  return [...listed]
    .map((value) => ({ value, label: countryName(value) }))
    .sort((a, b) => order.compare(a.label, b.label));
}
