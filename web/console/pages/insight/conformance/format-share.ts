// The single place for shares on the pages of conformance: percent with one digit, and never 100 where something is missing to it.
import { cacheFormats } from '../../../../ui/language.ts';

const formatOf = cacheFormats(
  (locale, _kind) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
);

/** `0.9996` as "99.9%". */
export function formatShare(share: number): string {
  const rounded = Math.round(share * 1000) / 1000;
  const honest = rounded === 1 && share < 1 ? 0.999 : rounded === 0 && share > 0 ? 0.001 : rounded;
  return formatOf('share').format(honest);
}
