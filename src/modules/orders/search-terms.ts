// The single place for the words by which people find an order: made from it by the worker, matched by prefix.
import type { OrderDetail } from './store/read.ts';

/** Letters that do not come apart into a plain one and an accent, as people type them without their keyboard. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower case, without accents, runs of blanks as one. */
export function normaliseTerm(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter]!)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
}

/** All words of an order: the channel's id, e-mail, telephone digits, names whole and by part, postal codes. */
export function termsOf(order: OrderDetail): string[] {
  const terms = new Set<string>();
  const add = (text: string | null | undefined) => {
    const term = text ? normaliseTerm(text) : '';
    if (term.length >= 2) terms.add(term);
  };
  add(order.externalId);
  add(order.email);
  for (const digits of order.phone ? phoneTerms(order.phone) : []) add(digits);
  const names = [
    order.customerName,
    ...order.shipGroups.flatMap((group) => [group.address?.name, group.address?.company]),
  ];
  for (const name of names) {
    add(name);
    for (const part of name?.split(/[\s,.-]+/) ?? []) add(part);
  }
  for (const group of order.shipGroups) add(group.address?.postalCode);
  add(
    typeof order.attributes?.purchaseOrderNumber === 'string' ? order.attributes.purchaseOrderNumber : null,
  );
  return [...terms];
}

/** Before the words that are no names: what somebody types is tried with each of the first two. */
export const SKU_WORD = 'sku:';
export const TRACKING_WORD = 'track:';
/** The word of orders that may miss their promise, while any part of them may. */
export const LATE_RISK = 'risk:late';

export const skuWord = (sku: string) => SKU_WORD + normaliseTerm(sku);
export const trackingWord = (number: string) => TRACKING_WORD + normaliseTerm(number);
/** An order's units are, or once were, at a location. */
export const sourceWord = (locationId: string) => `from:${locationId}`;
/** What begins the words of an order's parts at risk. */
export const riskParts = (orderId: string) => `risk:part/${orderId}/`;

/** A telephone number as it is found: its digits with and without the leading `+` or `00`. */
function phoneTerms(phone: string): string[] {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^00/, '+');
  return [digits, digits.replace(/^\+/, '')];
}

/** The prefixes that find what a person typed: as it stands, and as a telephone number without its blanks and dashes. */
export function toPrefixes(text: string): string[] {
  const term = normaliseTerm(text);
  const prefixes = [term];
  if (/^\+?[\d\s()/.-]{5,}$/.test(term)) prefixes.push(term.replace(/[^\d+]/g, '').replace(/^00/, '+'));
  return [...new Set(prefixes)].filter((prefix) => prefix.length >= 2);
}
