import { expect, it } from 'vitest';
import { emptyProcess, idFromName } from './empty-process.ts';

it('makes an id out of a name in any script', () => {
  expect(idFromName('Gift orders (EU)')).toBe('gift-orders-eu');
  expect(idFromName('2 Zażółć')).toBe('zazolc');
  expect(idFromName('注文')).toBe('new-process');
});

it('keeps a name that looks like markup a name', () => {
  expect(emptyProcess('x', '<b>"&')).toContain('name="&lt;b&gt;&quot;&amp;"');
});
