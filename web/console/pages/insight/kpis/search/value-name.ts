// What a value of a dimension is called: places by their name, countries and segments in the reader's language, the rest as it is.
import i18next from 'i18next';
import type { Dimension } from '../../../../../api/kpis.ts';
import { cacheFormats } from '../../../../../ui/language.ts';
import { wordOf } from '../../../../../ui/word-of.ts';

const countries = cacheFormats(
  (locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }),
);

const SEGMENTS = ['person', 'company', 'guest'] as const;
const CODE = /^[A-Z][A-Z0-9_-]*$|^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

export function valueName(
  by: Dimension,
  value: string | null,
  locationName: (code: string) => string,
): string {
  if (value === null) return String(i18next.t('insight.kpis.breakdown.unknown'));
  if (by === 'location') return locationName(value);
  if (by === 'country' && /^[A-Z]{2}$/.test(value)) return countries().of(value) ?? value;
  if (by === 'segment') {
    const segment = SEGMENTS.find((each) => each === value);
    return segment ? String(i18next.t(`insight.kpis.segments.${segment}`)) : value;
  }
  return by === 'reason' && CODE.test(value) ? reasonName(value) : value;
}

/** A reason stands in one of the lists of codes, whichever it belongs to. */
function reasonName(code: string): string {
  const group = REASON_GROUPS.find((each) => i18next.exists(`codes.${each}.${code}`));
  return wordOf(group ?? 'reason', code);
}

const REASON_GROUPS = ['hold', 'cancelReason', 'returnReason', 'shortReason'] as const;
