// Weights as carriers write them: kilograms.
import { cacheFormats } from '../../../../ui/language.ts';

const kilograms = cacheFormats(
  (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilogram', maximumFractionDigits: 3 }),
);

export const formatWeight = (grams: number): string => kilograms().format(grams / 1000);
