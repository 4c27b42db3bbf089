// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import { startEnglishTexts } from '../../../../../texts/english-texts.ts';
import { fromTyped, toTyped } from '../kpi/typed-value.ts';
import { partUnit } from './figure-units.ts';
import { formatFigure, NO_VALUE, toPlot } from './format-kpi.ts';
import { judgeChange } from './judge-change.ts';
import { drawLine } from './sparkline.tsx';

beforeAll(() => {
  startEnglishTexts();
});

describe('a figure', () => {
  it.each([
    ['share', 0.98765, null, '98.8%'],
    ['seconds', 93_784, null, '1 day 2 hr'],
    ['money', 123_450, 'EUR', '€1,234.50'],
    ['money', 1234.4, 'JPY', '¥1,234'],
    ['count', 12_345, null, '12,345'],
    ['score', 4.256, null, '4.26'],
    ['days', 12.34, null, '12.3 days'],
  ] as const)('of the unit %s is written as people write it', (unit, value, currency, text) => {
    expect(formatFigure(unit, value, currency)).toBe(text);
  });

  it('that is not known is a dash, not a nought', () => {
    expect(formatFigure('share', null)).toBe(NO_VALUE);
    expect(toPlot('share', null, null)).toBeNull();
  });
});

describe('a change', () => {
  const higher = { unit: 'share', better: 'higher' } as const;
  const lower = { unit: 'seconds', better: 'lower' } as const;

  it('of a share is in percentage points', () => {
    expect(judgeChange(higher, 0.95, 0.929)).toEqual({
      direction: 'up',
      verdict: 'better',
      text: '+2.1 pts',
    });
  });

  it('upwards is worse where less is better', () => {
    expect(judgeChange(lower, 110, 100)).toEqual({ direction: 'up', verdict: 'worse', text: '+10%' });
    expect(judgeChange(lower, 90, 100)).toMatchObject({ direction: 'down', verdict: 'better', text: '-10%' });
  });

  it('that would be written as nought is none', () => {
    expect(judgeChange(higher, 0.9501, 0.9502)?.verdict).toBe('same');
  });

  it('from nothing is none: nothing is no base for percent', () => {
    expect(judgeChange({ unit: 'count', better: 'higher' }, 12, 0)).toBeNull();
    expect(judgeChange(higher, 0.5, 0)?.text).toBe('+50 pts');
  });

  it('is not told where one side is not known', () => {
    expect(judgeChange(higher, 0.9, null)).toBeNull();
    expect(judgeChange(higher, null, 0.9)).toBeNull();
  });
});

it('a target comes back as it was typed', () => {
  expect(fromTyped('share', 97.5, null)).toBe(0.975);
  expect(toTyped('share', 0.975, null)).toBe(97.5);
  expect(fromTyped('seconds', 36, null)).toBe(129_600);
  expect(fromTyped('money', 12.34, 'EUR')).toBe(1234);
  expect(fromTyped('money', 12, 'JPY')).toBe(12);
  expect(toTyped('money', 1234, 'EUR')).toBe(12.34);
});

it('figures beside the value have their own units', () => {
  const cycle = { unit: 'seconds' } as const;
  expect(['p50', 'toPicked', 'heldShare', 'lateDays', 'stars3'].map((name) => partUnit(cycle, name))).toEqual(
    ['seconds', 'seconds', 'share', 'days', 'count'],
  );
});

it('a small line breaks where nothing is known', () => {
  expect(drawLine([0, 1, null, 1], 0, 1)).toBe('M2.0 30.0L40.7 2.0M118.0 2.0');
});
