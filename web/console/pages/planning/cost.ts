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
