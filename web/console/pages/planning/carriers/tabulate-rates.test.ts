import { expect, it } from 'vitest';
import type { Rate } from '../../../../api/network.ts';
import { tabulateRates } from './tabulate-rates.ts';

const rate = (service: string, zone: string, overGrams: number, upToGrams: number): Rate => ({
  service,
  zone,
  overGrams,
  upToGrams,
  baseMinor: upToGrams / 10,
  currency: 'EUR',
  perKgMinor: 0,
  minimumMinor: 0,
  fuelPercent: 0,
});

it('puts weights downwards and zones across, each by size, one table a service', () => {
  const [first, second] = tabulateRates([
    rate('parcel', 'Z10', 2000, 5000),
    rate('parcel', 'Z2', 0, 2000),
    rate('parcel', 'Z10', 0, 2000),
    rate('letter', 'Z1', 0, 500),
  ]);
  expect(first?.zones).toEqual(['Z2', 'Z10']);
  expect(first?.rows.map(({ upToGrams }) => upToGrams)).toEqual([2000, 5000]);
  expect(first?.rows.map(({ byZone }) => [...byZone.keys()].sort())).toEqual([['Z10', 'Z2'], ['Z10']]);
  expect(second).toMatchObject({ service: 'letter', zones: ['Z1'] });
});
