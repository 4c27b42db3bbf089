import { expect, it } from 'vitest';
import { normaliseTerm, termsOf, toPrefixes } from './search-terms.ts';
import type { OrderDetail } from './store/read.ts';

const order = (more: Partial<OrderDetail>): OrderDetail =>
  ({
    externalId: null,
    email: null,
    phone: null,
    customerName: null,
    shipGroups: [],
    attributes: null,
    ...more,
  }) as OrderDetail;
const found = (more: Partial<OrderDetail>, typed: string) =>
  toPrefixes(typed).some((prefix) => termsOf(order(more)).some((term) => term.startsWith(prefix)));

it.each([
  ['  Zoë   MÜLLER ', 'zoe muller'],
  ['Ångström', 'angstrom'],
  ['ﬁne', 'fine'],
  ['Łódź STRAẞE Kadıköy İzmir', 'lodz strasse kadikoy izmir'],
  ['東京', '東京'],
])('takes %j as %j', (text, term) => {
  expect(normaliseTerm(text)).toBe(term);
});

it.each<[string, Partial<OrderDetail>, string]>([
  ['the beginning of a name', { customerName: 'Zoë Müller-Lüdenscheidt' }, 'zoe mu'],
  ['a part of a name', { customerName: 'Zoë Müller-Lüdenscheidt' }, 'Luden'],
  ['the channel’s id', { externalId: 'WEB-4711/A' }, 'web-4711'],
  ['an id of digits and dashes', { externalId: '12-345-678' }, '12-345-678'],
  ['an e-mail address', { email: 'Ada@Example.org' }, 'ada@ex'],
  ['a telephone number as it was given', { phone: '+49 (30) 123-456' }, '+49 (30) 123-456'],
  ['a telephone number without blanks', { phone: '+49 (30) 123-456' }, '+4930123456'],
  ['a telephone number without the plus', { phone: '+49 (30) 123-456' }, '49 30 123'],
  ['a telephone number with 00', { phone: '+49 30 123456' }, '0049 30 123456'],
  ['a telephone number given with 00', { phone: '0049 30 123456' }, '+49 30 123456'],
  ['a purchase order number', { attributes: { purchaseOrderNumber: 'PO 77' } }, 'po 77'],
])('finds an order by %s', (_, more, typed) => {
  expect(found(more, typed)).toBe(true);
});

it('finds by the names, companies and postal codes of every ship group', () => {
  const address = { lines: [], city: 'Paris', country: 'FR', postalCode: '75 001', company: 'Bonne Idée' };
  const more = { shipGroups: [{ no: 1, address, shippingMinor: 0, shippingTaxMinor: 0 }] };
  expect(['75 001', 'bonne', 'idee'].map((typed) => found(more, typed))).toEqual([true, true, true]);
});

it('does not look for a single letter', () => {
  expect(toPrefixes('a')).toEqual([]);
  expect(toPrefixes('   ')).toEqual([]);
});
