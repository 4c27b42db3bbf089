import { expect, it } from 'vitest';
import { composeWhatIf, EMPTY_WHAT_IF } from './compose-what-if.ts';

it('sends only the parts that somebody filled', () => {
  expect(composeWhatIf(EMPTY_WHAT_IF)).toEqual({ days: 7 });
});

it('sends the rules, a closed and an added location and a capacity in the units of the API', () => {
  const draft = {
    ...EMPTY_WHAT_IF,
    name: ' East ',
    policy: 'green 3',
    closeCode: 'DC-1',
    addCode: 'NEW',
    addLatitude: 52.2,
    addLongitude: '21',
    addShare: 25,
    capacityCode: 'DC-2',
  };
  expect(composeWhatIf(draft)).toEqual({
    name: 'East',
    days: 7,
    rules: { policy: { code: 'green', version: 3 } },
    network: {
      close: [{ code: 'DC-1', stock: 'shared-out' }],
      add: [{ code: 'NEW', latitude: 52.2, longitude: 21, stockShare: 0.25 }],
      capacity: [{ code: 'DC-2', unitsPerDay: null }],
    },
  });
});
