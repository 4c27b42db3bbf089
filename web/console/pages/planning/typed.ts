// Between what people type into forms of planning and what the API takes: words with blanks between them, amounts of money. Pure.
import { digitsOf, toMinor } from '../../../ui/money.ts';

/** What an input for numbers holds; empty where nothing was typed. */
export type Typed = number | string;

export const wordsIn = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '');

/** While a currency is being typed it is none. */
export const currencyOr = (typed: string, usual = 'EUR'): string =>
  /^[A-Z]{3}$/.test(typed) ? typed : usual;

/** Minor units; nothing typed is nothing. */
export const amountIn = (amount: Typed, currency: string): number | undefined =>
  amount === '' ? undefined : toMinor(Number(amount), currencyOr(currency));

export const amountOf = (amountMinor: number | undefined, currency: string): Typed =>
  amountMinor === undefined ? '' : amountMinor / 10 ** digitsOf(currencyOr(currency));
