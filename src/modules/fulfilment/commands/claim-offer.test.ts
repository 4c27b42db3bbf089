// Promises of offers: work is offered to several stores, the first claim has it and nobody else, what all decline is sourced anew.
// Commands: offerFulfilmentOrder, claimOffer, declineOffer, expireOffers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADDRESS,
  ADMIN,
  OPERATIONS,
  openWorld,
  SYSTEM,
  type World,
} from '../../../../tests/support/fulfilment-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { listFulfilmentOrders } from '../queries.ts';
import { listOffers } from '../store-queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(200);
});
afterAll(() => world.db.drop());

async function offered(
  places = ['BER', 'HAM', 'PAR'],
  more: { sku?: string; minutes?: number } = {},
): Promise<{ orderId: string; work: string; offerId: string }> {
  const orderId = await world.place([[more.sku ?? 'A', 2]], { shipGroups: [{ address: ADDRESS }] });
  const [work] = (await world.release(orderId)) as [string];
  const input = { fulfilmentOrderId: work, locations: places };
  const { offerId } = await world.accept(world.fulfilment.offerFulfilmentOrder, {
    ...input,
    ...(more.minutes === undefined ? {} : { minutes: more.minutes }),
  });
  return { orderId, work, offerId };
}
const openWork = async (orderId: string) =>
  (await listFulfilmentOrders(world.db, world.locations, OPERATIONS, { orderId })).items
    .filter(({ state }) => state !== 'cancelled')
    .map(({ location, state, lines }) => `${location} ${state} ${lines[0]!.toPick}`);
const asked = async (location: string) =>
  (await listOffers(world.db, world.locations, OPERATIONS, { location })).items.map((offer) => offer.offerId);
const { claim, declineAs } = {
  claim: (offerId: string, location: string) =>
    world.refusal(world.fulfilment.claimOffer, { offerId, location }),
  declineAs: (offerId: string, location: string) =>
    world.refusal(world.fulfilment.declineOffer, { offerId, location }),
};

describe('an offer', () => {
  it('stops the work where it is, is on the list of each store that was asked, and is told', async () => {
    const { orderId, work, offerId } = await offered(['HAM', 'PAR']);
    expect(await openWork(orderId)).toEqual(['BER offered 2']);
    expect(await asked('HAM')).toContain(offerId);
    expect(await asked('BER')).not.toContain(offerId);
    expect(await world.refusal(world.fulfilment.startPicking, { fulfilmentOrderId: work })).toBe(
      'fulfilment.is-offered',
    );
    expect(await world.refusal(world.fulfilment.recordPick, { fulfilmentOrderId: work })).toBe(
      'fulfilment.is-offered',
    );
    expect((await world.events(orderId)).at(-1)).toMatchObject({
      type: 'fulfilment.workOffered',
      attributes: { offerId, locations: ['HAM', 'PAR'] },
    });
  });

  it('gives the work and its stock to the store that claims it', async () => {
    const before = { ber: await world.level('B', 'BER'), ham: await world.level('B', 'HAM') };
    const { orderId, offerId } = await offered(['HAM', 'PAR'], { sku: 'B' });
    expect(await world.accept(world.fulfilment.claimOffer, { offerId, location: 'HAM' })).toEqual({
      location: 'HAM',
      claimedUnits: 2,
    });
    expect(await openWork(orderId)).toEqual(['HAM open 2']);
    expect(await world.level('B', 'BER')).toEqual(before.ber);
    expect(await world.level('B', 'HAM')).toEqual({ ...before.ham, reserved: before.ham.reserved + 2 });
    expect(await asked('PAR')).not.toContain(offerId);
    expect(await claim(offerId, 'PAR')).toBe('fulfilment.offer-settled');
  });

  it('moves nothing when the store that has the units claims it', async () => {
    const { orderId, offerId } = await offered();
    expect(await claim(offerId, 'BER')).toBe('accepted');
    expect(await openWork(orderId)).toEqual(['BER open 2']);
    expect(await world.types(orderId)).not.toContain('orders.unitsResourced');
  });

  it('is never claimed twice, by whatever many stores at once through several servers', async () => {
    const servers = [world, world.startServer(), world.startServer(), world.startServer()];
    const offers = await Promise.all(Array.from({ length: 8 }, () => offered()));
    const claims = offers.flatMap(({ offerId }) =>
      ['BER', 'HAM', 'PAR', 'HAM', 'PAR', 'BER'].map((location) => ({ offerId, location })),
    );
    const answers = await Promise.all(
      claims.map(async (input, at) => {
        const { executor, fulfilment } = servers[at % servers.length]!;
        const [answer] = await executor.execute(fulfilment.claimOffer, [{ input, actor: OPERATIONS }]);
        return { ...input, answer: answer! };
      }),
    );
    for (const { offerId, orderId } of offers) {
      const mine = answers.filter((each) => each.offerId === offerId);
      expect(mine.filter(({ answer }) => answer.ok)).toHaveLength(1);
      for (const { answer } of mine)
        if (!answer.ok) expect(answer.refusal.code).toBe('fulfilment.offer-settled');
      const winner = mine.find(({ answer }) => answer.ok)!.location;
      expect(await openWork(orderId)).toEqual([`${winner} open 2`]);
    }
    const rows = await world.db.query(sql`select 1 from inventory.stock where reserved > on_hand`);
    expect(rows).toEqual([]);
    expect((await world.accept(world.inventory.recount, {}, ADMIN)).differences).toEqual([]);
  });

  it('declined by all is sourced among those that were not asked', async () => {
    const { orderId, offerId } = await offered(['BER', 'HAM']);
    expect(
      await world.accept(world.fulfilment.declineOffer, { offerId, location: 'HAM', reason: 'busy' }),
    ).toEqual({
      waitingFor: 1,
    });
    expect(await asked('HAM')).not.toContain(offerId);
    expect(await openWork(orderId)).toEqual(['BER offered 2']);
    expect(await claim(offerId, 'HAM')).toBe('fulfilment.not-asked');
    expect(await declineAs(offerId, 'BER')).toBe('accepted');
    expect(await openWork(orderId)).toEqual(['PAR open 2']);
    expect(await world.types(orderId)).toContain('fulfilment.offerEnded');
  });

  it('declined by all others stays where the units are', async () => {
    const { orderId, offerId } = await offered(['HAM', 'PAR']);
    await declineAs(offerId, 'HAM');
    await declineAs(offerId, 'PAR');
    expect(await openWork(orderId)).toEqual(['BER open 2']);
  });

  it('ends with its time: sourced elsewhere when the store was asked and kept silent, if anybody has it', async () => {
    const silent = await offered(['BER', 'HAM'], { minutes: 5 });
    const all = await offered(['BER', 'HAM', 'PAR'], { minutes: 5 });
    world.clock.advance(5 * 60_000 - 1);
    expect(await world.accept(world.fulfilment.expireOffers, {}, SYSTEM)).toEqual({ expired: 0 });
    world.clock.advance(1);
    expect(await claim(silent.offerId, 'HAM')).toBe('fulfilment.offer-settled');
    expect(await world.accept(world.fulfilment.expireOffers, {}, SYSTEM)).toEqual({ expired: 2 });
    expect(await openWork(silent.orderId)).toEqual(['PAR open 2']);
    expect(await openWork(all.orderId)).toEqual(['BER open 2']);
    expect(await world.accept(world.fulfilment.expireOffers, {}, SYSTEM)).toEqual({ expired: 0 });
  });

  it('ends with the order, and is claimed by nobody then', async () => {
    const { orderId, offerId } = await offered();
    await world.accept(world.orders.cancelOrder, { orderId }, ADMIN);
    expect(await claim(offerId, 'HAM')).toBe('fulfilment.units-cancelled');
    await world.listen();
    expect(await asked('HAM')).not.toContain(offerId);
    expect(await claim(offerId, 'HAM')).toBe('fulfilment.offer-settled');
  });

  it('is made by itself when the location shares its work', async () => {
    const share = { capabilities: ['claim'] };
    for (const code of ['BER', 'PAR'])
      await world.accept(world.inventory.upsertLocation, { code, ...share }, ADMIN);
    const before = { par: (await asked('PAR')).length, ham: (await asked('HAM')).length };
    const orderId = await world.place([['C', 1]]);
    await world.release(orderId);
    expect(await openWork(orderId)).toEqual(['BER offered 1']);
    expect(await asked('PAR')).toHaveLength(before.par + 1);
    expect(await asked('HAM')).toHaveLength(before.ham);
    for (const code of ['BER', 'PAR'])
      await world.accept(world.inventory.upsertLocation, { code, capabilities: [] }, ADMIN);
  });
});

describe('the refusals of offers', () => {
  it('come in a fixed order for offering', async () => {
    const offer = (fulfilmentOrderId: string, locations = ['HAM']) =>
      world.refusal(world.fulfilment.offerFulfilmentOrder, { fulfilmentOrderId, locations });
    expect(await offer(formatId('ful', newUuid(1)))).toBe('fulfilment.fulfilment-order-unknown');
    const pickup = await world.place([['A', 1]], { shipGroups: [{ pickupLocation: 'PAR' }] });
    expect(await offer((await world.release(pickup))[0]!)).toBe('fulfilment.is-pickup');
    const orderId = await world.place([['A', 1]]);
    const [work] = (await world.release(orderId)) as [string];
    expect(await offer(work, ['NOWHERE'])).toBe('fulfilment.location-unknown');
    await world.accept(world.orders.holdOrder, { orderId, reason: 'OTHER' });
    await world.listen();
    expect(await offer(work)).toBe('fulfilment.order-held');
    await world.accept(world.orders.releaseHold, { orderId });
    await world.listen();
    await world.accept(world.fulfilment.startPicking, { fulfilmentOrderId: work });
    expect(await offer(work)).toBe('fulfilment.already-picking');
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: work });
    expect(await offer(work)).toBe('fulfilment.already-picked');
    const { work: twice } = await offered();
    expect(await offer(twice)).toBe('fulfilment.is-offered');
  });

  it('come in a fixed order for claiming and declining', async () => {
    const unknown = formatId('off', newUuid(1));
    expect(await claim(unknown, 'HAM')).toBe('fulfilment.offer-unknown');
    expect(await declineAs(unknown, 'HAM')).toBe('fulfilment.offer-unknown');
    const { orderId, offerId } = await offered(['HAM']);
    expect(await claim(offerId, 'PAR')).toBe('fulfilment.not-asked');
    expect(await declineAs(offerId, 'NOWHERE')).toBe('fulfilment.not-asked');
    await world.accept(world.orders.holdOrder, { orderId, reason: 'OTHER' });
    await world.listen();
    expect(await claim(offerId, 'HAM')).toBe('fulfilment.order-held');
    await world.accept(world.orders.releaseHold, { orderId });
    await world.listen();
    await world.accept(world.inventory.upsertLocation, { code: 'HAM', capabilities: [] }, ADMIN);
    await world.accept(world.fulfilment.setStoreRules, { location: 'HAM', unitsPerDay: 1 });
    expect(await claim(offerId, 'HAM')).toBe('fulfilment.store-full');
    await world.accept(world.fulfilment.setStoreRules, { location: 'HAM' });
    expect(await claim(offerId, 'HAM')).toBe('accepted');
    expect(await declineAs(offerId, 'HAM')).toBe('fulfilment.offer-settled');
  });

  it('say so when the store has sold the units meanwhile, and the offer stays open for the others', async () => {
    const { orderId, offerId } = await offered(['HAM', 'PAR']);
    const { onHand, reserved } = await world.level('A', 'HAM');
    await world.accept(world.inventory.setStock, { sku: 'A', location: 'HAM', onHand: reserved }, ADMIN);
    expect(await claim(offerId, 'HAM')).toBe('fulfilment.stock-gone');
    expect(await claim(offerId, 'PAR')).toBe('accepted');
    expect(await openWork(orderId)).toEqual(['PAR open 2']);
    await world.accept(world.inventory.setStock, { sku: 'A', location: 'HAM', onHand }, ADMIN);
  });

  it('are the same for the same key', async () => {
    const { offerId } = await offered();
    const call = { input: { offerId, location: 'HAM' }, actor: OPERATIONS, idempotencyKey: 'claim-1' };
    const [first] = await world.executor.execute(world.fulfilment.claimOffer, [call]);
    const [again] = await world.executor.execute(world.fulfilment.claimOffer, [call]);
    expect(again).toEqual({ ...first, replayed: true });
  });
});
