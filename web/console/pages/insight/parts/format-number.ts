// The single place of insight for numbers with few digits behind the point, and for differences with their sign.
import { cacheFormats } from '../../../../ui/language.ts';

const decimals = cacheFormats(
  (locale, digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: Number(digits) }),
);
const signed = cacheFormats(
  (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
);

/** `2.345` as "2.3"; trailing noughts are not written. */
export const formatDecimal = (value: number, digits = 1): string => decimals(String(digits)).format(value);

/** `12.34` as "+12.3". */
export const formatSigned = (value: number): string => signed().format(value);
