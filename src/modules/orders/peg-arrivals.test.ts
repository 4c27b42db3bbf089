import { expect, it } from 'vitest';
import { fc } from '../../../tests/support/property.ts';
import type { Uuid } from '../../platform/ids.ts';
import { addDays, instantAt, type Location, type LocationList, nextDispatch } from '../inventory/index.ts';
import { arrivalAfter, type Goal, SHIP_TO_STORE } from './arrival.ts';
import { createArrivals } from './peg-arrivals.ts';

const open = { open: '08:00', close: '18:00' };
const house = (
  code: string,
  timeZone: string,
  week: Location['calendar']['week'],
  capabilities: string[] = [],
) =>
  ({
    locationId: code as Uuid,
    code,
    active: true,
    latitude: 50,
    longitude: code === 'BER' ? 13 : 3,
    timeZone,
    calendar: { week, closed: ['2026-12-25'] },
    cutOff: '14:00',
    capabilities,
  }) as unknown as Location;
const list = [
  house('BER', 'Europe/Berlin', [open, open, open, open, open, null, null]),
  house('PAR', 'Europe/Paris', [null, open, open, open, open, open, null], [SHIP_TO_STORE]),
  house('NYC', 'America/New_York', [open, null, open, null, open, null, null]),
];
const locations: LocationList = {
  list,
  byId: new Map(list.map((each) => [each.locationId, each])),
  byCode: new Map(list.map((each) => [each.code, each])),
  indexOf: new Map(list.map((each, at) => [each.locationId, at])),
};

const group: fc.Arbitrary<Goal> = fc.oneof(
  fc.constantFrom('PAR', 'BER').map((pickupLocation) => ({ pickupLocation })),
  fc
    .record({ latitude: fc.integer({ min: 35, max: 60 }), longitude: fc.integer({ min: -75, max: 20 }) })
    .map((at) => ({
      address: { lines: [], city: '', country: 'DE', ...at },
    })),
  fc.constant({ address: { lines: [] as string[], city: '', country: 'DE' } }),
);

it('remembers days of arrival without ever answering otherwise than a fresh computation', () => {
  const asked = fc.record({
    location: fc.constantFrom(...list),
    dueOn: fc.integer({ min: 0, max: 200 }).map((days) => addDays('2026-10-01', days)),
    group,
  });
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 30 }), (questions) => {
      const arrivals = createArrivals(locations);
      for (const { location, dueOn, group: goal } of questions) {
        const found = arrivals.of(location, dueOn, goal);
        const { dispatchDate } = nextDispatch(location, instantAt(location, addDays(dueOn, 1), '00:00'));
        expect(found).toBe(arrivalAfter(dispatchDate, goal, location, locations));
        expect(found > dueOn).toBe(true);
      }
    }),
  );
});
