// The single place for the words by which people find an order: made from it by the worker, matched by prefix.
import type { OrderDetail } from './store/read.ts';

/** Lower case, without accents, runs of blanks as one. */
export function normaliseTerm(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
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
  if (order.phone) add(order.phone.replace(/[^\d+]/g, ''));
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
