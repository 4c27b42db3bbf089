// Promises about taking a calendar or a collection away: what is more general holds again, and quotes know it at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS, openWorld, STANDARD, type World } from '../../../../tests/support/carriers-world.ts';
import { listCalendars, listCollections } from '../queries.ts';
import { removeCarrierCalendar } from './remove-carrier-calendar.ts';
import { removeCollection } from './remove-collection.ts';
import { upsertCarrierCalendar } from './upsert-carrier-calendar.ts';
import { upsertCarrierService } from './upsert-carrier-service.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.accept(upsertCarrierService, STANDARD);
});
afterAll(() => world.db.drop());

describe('removeCarrierCalendar', () => {
  const calendars = async () =>
    (await listCalendars(world.db, { carrier: 'post' })).items.map(({ service, country }) => [
      service,
      country,
    ]);

  it('takes one calendar away and leaves the others', async () => {
    const days = { workingDays: [1, 2, 3, 4, 5, 6], deliveryDays: [1, 2, 3, 4, 5, 6] };
    await world.accept(upsertCarrierCalendar, { carrier: 'post', ...days });
    await world.accept(upsertCarrierCalendar, { carrier: 'post', country: 'DE' });
    await world.accept(upsertCarrierCalendar, { carrier: 'post', service: 'std', country: 'DE' });
    const removed = await world.accept(removeCarrierCalendar, { carrier: 'post', country: 'DE' });
    expect(removed).toMatchObject({
      carrier: 'post',
      service: null,
      country: 'DE',
      workingDays: [1, 2, 3, 4, 5],
    });
    expect(await calendars()).toEqual([
      [null, null],
      ['std', 'DE'],
    ]);
    expect(await world.accept(removeCarrierCalendar, { carrier: 'post' })).toMatchObject(days);
    expect(await calendars()).toEqual([['std', 'DE']]);
  });

  it('refuses a calendar that is not there, also twice in one set, and answers the same key alike', async () => {
    const gone = { carrier: 'post', service: 'std', country: 'DE' };
    expect(await world.refusal(removeCarrierCalendar, { carrier: 'post', country: 'FR' })).toBe(
      'carriers.calendar-unknown',
    );
    const answers = await world.executor.execute(removeCarrierCalendar, [
      { input: gone, actor: OPERATIONS, idempotencyKey: 'calendar-away' },
      { input: gone, actor: OPERATIONS },
    ]);
    expect(answers).toMatchObject([{ ok: true }, { refusal: { code: 'carriers.calendar-unknown' } }]);
    const call = { input: gone, actor: OPERATIONS, idempotencyKey: 'calendar-away' };
    expect(await world.executor.execute(removeCarrierCalendar, [call])).toMatchObject([
      { ok: true, replayed: true },
    ]);
    expect(await calendars()).toEqual([]);
  });
});

describe('removeCollection', () => {
  const times = ['16:00', '16:00', '16:00', '16:00', '16:00', null, null];

  it('takes the collections of a service at a location away, and the book knows it at once', async () => {
    const place = { location: 'BER', carrier: 'post', service: 'std' };
    await world.accept(world.carriers.upsertCollection, { ...place, times });
    const service = (await world.book()).findService('post', 'std')!;
    expect((await world.book()).collectionAt('BER', service)).toMatchObject({ times });
    expect(await world.refusal(removeCollection, { ...place, location: 'PAR' })).toBe(
      'carriers.collection-unknown',
    );
    const call = { input: place, actor: OPERATIONS, idempotencyKey: 'collection-away' };
    const [done] = await world.executor.execute(removeCollection, [call]);
    expect(done).toMatchObject({ ok: true, result: { ...place, times } });
    expect(await world.executor.execute(removeCollection, [call])).toEqual([{ ...done, replayed: true }]);
    expect((await world.book()).collectionAt('BER', service)).toBeUndefined();
    expect((await listCollections(world.db, {})).items).toEqual([]);
    expect(await world.refusal(removeCollection, place)).toBe('carriers.collection-unknown');
  });
});
