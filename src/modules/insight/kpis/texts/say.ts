// The single place that says KPIs in words of a language: names, values in their units, sentences.
import { minorDigits } from '../../../../platform/money.ts';
import type { Mail } from '../../../notifications/index.ts';
import { definitionOf } from '../definitions.ts';
import type { KpiKey } from '../kpi-query.ts';
import { en, type KpiTexts } from './en.ts';
import { ja } from './ja.ts';
import { pl } from './pl.ts';
import { ru } from './ru.ts';
import { tr } from './tr.ts';

type Language = Mail['language'];

const TEXTS: Readonly<Record<Language, KpiTexts>> = { en, ja, pl, ru, tr };

export const textsOf = (locale: Language): KpiTexts => TEXTS[locale];

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A figure as people read it: 93.2 %, 2.4 days, €1,234.50. */
export function sayValue(
  locale: Language,
  key: KpiKey,
  value: number | null,
  currency: string | null,
): string {
  const texts = textsOf(locale);
  if (value === null) return texts.nothing;
  const number = (digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  switch (definitionOf(key).unit) {
    case 'share':
      return new Intl.NumberFormat(locale, {
        style: 'percent',
        maximumFractionDigits: 1,
        minimumFractionDigits: 1,
      }).format(value);
    case 'seconds':
      return Math.abs(value) < 2 * DAY
        ? `${number(1).format(value / HOUR)} ${texts.hours}`
        : `${number(1).format(value / DAY)} ${texts.days}`;
    case 'money':
      return currency === null
        ? number(0).format(value)
        : new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
            value / 10 ** minorDigits(currency),
          );
    case 'days':
      return `${number(1).format(value)} ${texts.days}${currency === null ? '' : ` (${currency})`}`;
    case 'score':
      return number(2).format(value);
    case 'count':
      return number(0).format(value);
  }
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
