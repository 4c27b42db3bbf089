// The single place that says a difference of shares: in points of a hundred, with its sign.
import { cacheFormats } from '../../../../ui/language.ts';

const format = cacheFormats(
  (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
);

/** `0.123` as "+12.3". */
export const formatPoints = (share: number): string => format('').format(share * 100);
