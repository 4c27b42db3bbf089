// Costs of plans: the cost model knows no currency, so they are shown as amounts of hundredths without one.
import { cacheFormats } from '../../../ui/language.ts';

const amountFormat = cacheFormats(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);
const changeFormat = cacheFormats(
  (locale) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
      signDisplay: 'exceptZero',
    }),
);

export const formatCost = (costMinor: number): string => amountFormat().format(costMinor / 100);

/** With its sign: what became dearer is positive. */
export const formatMore = (costMinor: number): string => changeFormat().format(costMinor / 100);

/** Colours of what became better or worse, dark enough to be read in light and light enough in dark. */
export const BETTER = 'var(--mantine-color-teal-light-color)';
export const WORSE = 'var(--mantine-color-red-light-color)';
