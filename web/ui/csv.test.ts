import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('writes cells that need it in quotes, and never a formula', () => {
  const text = toCsv(
    ['a', 'b'],
    [
      ['x,"y"', '=1+1'],
      ['two\nlines', null],
      ['-5', -5],
    ],
  );
  expect(text).toBe('\uFEFFa,b\r\n"x,""y""",\'=1+1\r\n"two\nlines",\r\n\'-5,-5\r\n');
});
