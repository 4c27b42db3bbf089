import { expect, it } from 'vitest';
import { codeOf, isMatch } from './pickup-code.ts';

const item = { fulfilmentOrderId: 'ful_01k9abcdefghjkmnpqrstvw4x7', orderNumber: 'TL-100042' };

it('finds a pick-up by its code however the customer says it, by its id and by its order', () => {
  expect(codeOf(item.fulfilmentOrderId)).toBe('TVW4X7');
  for (const said of ['TVW4X7', 'tvw 4x7', 'TVW-4X7', item.fulfilmentOrderId, 'tl-100042'])
    expect(isMatch(item, said), said).toBe(true);
});

it('does not take a part of a code, or nothing, for the code', () => {
  for (const said of ['4X7', '', ' ', 'TVW4X8', '100042']) expect(isMatch(item, said), said).toBe(false);
});
