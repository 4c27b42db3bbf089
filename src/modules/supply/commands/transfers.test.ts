import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../../../tests/support/inventory-world.ts';
import { openSupplyWorld, type SupplyWorld } from '../../../../tests/support/supply-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { listTransfers, readTransfer } from '../queries.ts';

let world: SupplyWorld;
beforeAll(async () => {
  world = await openSupplyWorld();
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  await world.call(
    world.commands.setStock,
    ['A', 'B'].flatMap((sku) => [
      { sku, location: 'BER', onHand: 20 },
      { sku, location: 'PAR', onHand: 0 },
    ]),
  );
  await world.db.run(sql`delete from inventory.expected_supply`);
});

const nobody = formatId('trf', newUuid());
const request = (input: object = {}) =>
  world.accept(world.supply.requestTransfer, {
    from: 'BER',
    to: 'PAR',
    lines: [{ sku: 'A', quantity: 10 }],
    ...input,
  });
const ship = (transferId: string, input: object = {}) =>
  world.accept(world.supply.shipTransfer, { transferId, ...input });
const receive = (transferId: string, input: object = {}) =>
  world.accept(world.supply.receiveTransfer, { transferId, ...input });
const onHand = async (sku: string, location: string) => (await world.level(sku, location))?.onHand ?? 0;
const movements = (reference: string) =>
  world.db.query(sql`
    select type, quantity, reason, (select code from inventory.locations l where l.location_id = m.location_id) as location
    from inventory.movements m where reference = ${reference} order by movement_id`);

describe('a transfer', () => {
  it('moves nothing when requested, leaves when shipped, is expected there, and comes in', async () => {
    const { transferId, number, state } = await request({ note: 'for the window' });
    expect(state).toBe('requested');
    expect(await world.expected()).toEqual([]);
    expect(await onHand('A', 'BER')).toBe(20);
    // Berlin sends it off on Monday; Paris is three working days away.
    expect(await ship(transferId, { reference: 'W-1' })).toMatchObject({
      state: 'shipped',
      expectedOn: '2026-11-05',
      reference: 'W-1',
      lines: [{ waiting: 0, inTransit: 10 }],
    });
    expect([await onHand('A', 'BER'), await onHand('A', 'PAR')]).toEqual([10, 0]);
    expect(await world.expected()).toEqual(['A PAR 2026-11-05 10']);
    expect(await receive(transferId)).toMatchObject({
      state: 'received',
      lines: [{ inTransit: 0, received: 10 }],
    });
    expect([await onHand('A', 'BER'), await onHand('A', 'PAR')]).toEqual([10, 10]);
    expect(await world.expected()).toEqual([]);
    expect(await movements(number)).toEqual([
      { type: 'transfer-out', quantity: -10, reason: 'to PAR', location: 'BER' },
      { type: 'transfer-in', quantity: 10, reason: 'from BER', location: 'PAR' },
    ]);
  });

  it('goes in parts, and books what got lost as coming in and going out with its reason', async () => {
    const { transferId, number } = await request({ expectedOn: '2026-11-20' });
    await ship(transferId, { lines: [{ lineNo: 1, quantity: 6 }] });
    const some = [{ lineNo: 1, received: 2, lost: 1, reason: 'crushed' }];
    expect(await receive(transferId, { lines: some })).toMatchObject({
      state: 'partly-received',
      lines: [{ waiting: 4, inTransit: 3, received: 2, lost: 1 }],
    });
    expect(await world.expected()).toEqual(['A PAR 2026-11-20 3']);
    expect(await onHand('A', 'PAR')).toBe(2);
    expect((await movements(number)).slice(1)).toEqual([
      { type: 'transfer-in', quantity: 2, reason: 'from BER', location: 'PAR' },
      { type: 'transfer-in', quantity: 1, reason: 'from BER', location: 'PAR' },
      { type: 'adjustment', quantity: -1, reason: 'lost in transit: crushed', location: 'PAR' },
    ]);
    await ship(transferId, { lines: [{ lineNo: 1, quantity: 1 }], final: true });
    expect(await receive(transferId)).toMatchObject({
      state: 'received',
      lines: [{ requested: 10, received: 6, lost: 1, cancelled: 3 }],
    });
    expect(await onHand('A', 'BER')).toBe(13);
  });

  it('can get lost as a whole', async () => {
    const { transferId } = await request();
    await ship(transferId);
    const lines = [{ lineNo: 1, received: 0, lost: 10, reason: 'lorry stolen' }];
    expect(await receive(transferId, { lines })).toMatchObject({ state: 'received', lines: [{ lost: 10 }] });
    expect([await onHand('A', 'BER'), await onHand('A', 'PAR')]).toEqual([10, 0]);
    expect(await world.expected()).toEqual([]);
  });

  it('is called off as far as it has not been sent', async () => {
    const { transferId } = await request();
    await ship(transferId, { lines: [{ lineNo: 1, quantity: 4 }] });
    const reason = 'not needed';
    expect(await world.accept(world.supply.cancelTransfer, { transferId, reason })).toMatchObject({
      state: 'shipped',
      lines: [{ inTransit: 4, cancelled: 6 }],
    });
    expect(await world.refusal(world.supply.cancelTransfer, { transferId, reason })).toBe(
      'supply.nothing-to-do',
    );
    expect(await receive(transferId)).toMatchObject({ state: 'received' });
  });
});

it('takes the lots that expire first along, and brings them in as what they are', async () => {
  await world.addSkus(['MILK']);
  await world.accept(world.commands.trackLots, { sku: 'MILK', tracked: true });
  const berlin = { sku: 'MILK', location: 'BER' };
  await world.call(world.commands.receiveStock, [
    { ...berlin, quantity: 3, lot: 'L2', expiresOn: '2026-12-20' },
    { ...berlin, quantity: 2, lot: 'L1', expiresOn: '2026-12-10' },
  ]);
  const { transferId } = await request({ lines: [{ sku: 'MILK', quantity: 4 }] });
  const l1 = { lot: 'L1', expiresOn: '2026-12-10' };
  const l2 = { lot: 'L2', expiresOn: '2026-12-20' };
  expect((await ship(transferId)).lines[0]!.transitLots).toEqual([
    { ...l1, quantity: 2 },
    { ...l2, quantity: 2 },
  ]);
  const tooMany = [{ lineNo: 1, received: 3, lot: 'L2' }];
  expect(await world.refusal(world.supply.receiveTransfer, { transferId, lines: tooMany })).toBe(
    'supply.quantity-too-large',
  );
  const some = [{ lineNo: 1, received: 1, lost: 1, lot: 'L2', reason: 'leaked' }];
  expect((await receive(transferId, { lines: some })).lines[0]!.transitLots).toEqual([
    { ...l1, quantity: 2 },
  ]);
  expect(await receive(transferId)).toMatchObject({ state: 'received', lines: [{ received: 3, lost: 1 }] });
  const lots = await world.db.query(sql`
    select lot, quantity, reason from inventory.movements m join inventory.locations l using (location_id)
    where l.code = 'PAR' and lot is not null order by movement_id`);
  expect(lots).toEqual([
    { lot: 'L2', quantity: 1, reason: 'from BER' },
    { lot: 'L2', quantity: 1, reason: 'from BER' },
    { lot: 'L2', quantity: -1, reason: 'lost in transit: leaked' },
    { lot: 'L1', quantity: 2, reason: 'from BER' },
  ]);
  expect(await onHand('MILK', 'PAR')).toBe(3);
});

describe('refusals', () => {
  it.each([
    ['there is no way', { to: 'BER' }, 'supply.same-location'],
    ['the start is unknown', { from: 'NOWHERE' }, 'supply.location-unknown'],
    ['the end is unknown', { to: 'NOWHERE' }, 'supply.location-unknown'],
    ['nobody knows the SKU', { lines: [{ sku: 'WHAT', quantity: 1 }] }, 'supply.sku-unknown'],
    ['it is a bundle', { lines: [{ sku: 'KIT', quantity: 1 }] }, 'supply.bundle-has-no-stock'],
  ])('to request when %s', async (_, input, code) => {
    const full = { from: 'BER', to: 'PAR', lines: [{ sku: 'A', quantity: 1 }], ...input };
    expect(await world.refusal(world.supply.requestTransfer, full)).toBe(code);
  });

  it('to ship what is not there, not free, not on the list, nothing, or has ended', async () => {
    const cancelled = await request();
    await world.accept(world.supply.cancelTransfer, { transferId: cancelled.transferId, reason: 'x' });
    const { transferId } = await request({
      lines: [
        { sku: 'A', quantity: 10 },
        { sku: 'B', quantity: 21 },
      ],
    });
    const codes: string[] = [];
    for (const input of [
      { transferId: nobody },
      { transferId: cancelled.transferId },
      { transferId, lines: [{ lineNo: 3, quantity: 1 }] },
      { transferId, lines: [{ lineNo: 1, quantity: 11 }] },
      { transferId, lines: [{ lineNo: 1, quantity: 0 }] },
      { transferId },
    ])
      codes.push(await world.refusal(world.supply.shipTransfer, input));
    expect(codes).toEqual([
      'supply.transfer-unknown',
      'supply.transfer-ended',
      'supply.line-unknown',
      'supply.quantity-too-large',
      'supply.nothing-to-do',
      'supply.stock-short',
    ]);
    expect([await onHand('A', 'BER'), await onHand('B', 'BER')]).toEqual([20, 20]);
    expect(await readTransfer(world.db, world.dependencies.locations, transferId)).toMatchObject({
      state: 'requested',
    });
  });

  it('to receive what is not under way, is more than that, is lost without a reason, or is nothing', async () => {
    const { transferId } = await request();
    const early = await world.refusal(world.supply.receiveTransfer, { transferId });
    await ship(transferId, { final: true, lines: [{ lineNo: 1, quantity: 5 }] });
    const codes: string[] = [];
    for (const lines of [
      [{ lineNo: 2, received: 1 }],
      [{ lineNo: 1, received: 5, lost: 1, reason: 'x' }],
      [{ lineNo: 1, received: 4, lost: 1 }],
      [{ lineNo: 1, received: 0 }],
    ])
      codes.push(await world.refusal(world.supply.receiveTransfer, { transferId, lines }));
    await receive(transferId);
    codes.push(await world.refusal(world.supply.receiveTransfer, { transferId }));
    codes.push(await world.refusal(world.supply.receiveTransfer, { transferId: nobody }));
    codes.push(await world.refusal(world.supply.cancelTransfer, { transferId, reason: 'x' }));
    codes.push(await world.refusal(world.supply.cancelTransfer, { transferId: nobody, reason: 'x' }));
    expect([early, ...codes]).toEqual([
      'supply.transfer-not-shipped',
      'supply.line-unknown',
      'supply.quantity-too-large',
      'supply.reason-missing',
      'supply.nothing-to-do',
      'supply.transfer-ended',
      'supply.transfer-unknown',
      'supply.transfer-ended',
      'supply.transfer-unknown',
    ]);
  });
});

it('does each step once under the same key', async () => {
  const lines = [{ sku: 'A', quantity: 4 }];
  const [first, again] = await world.twice(world.supply.requestTransfer, { from: 'BER', to: 'PAR', lines });
  const transferId = first!.ok ? first!.result.transferId : '';
  expect(again).toMatchObject({ ok: true, replayed: true, result: { transferId } });
  await world.twice(world.supply.shipTransfer, { transferId });
  await world.twice(world.supply.receiveTransfer, { transferId });
  expect([await onHand('A', 'BER'), await onHand('A', 'PAR')]).toEqual([16, 4]);
  const other = await request();
  const ends = await world.twice(world.supply.cancelTransfer, { transferId: other.transferId, reason: 'x' });
  expect(ends.map((answer) => answer.ok)).toEqual([true, true]);
});

it('takes every unit in once, however many docks book the same transfer at once', async () => {
  const { transferId } = await request({ lines: [{ sku: 'B', quantity: 20 }] });
  await ship(transferId);
  const docks = Array.from({ length: 3 }, () => world.startSupply());
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) => {
      const { executor, supply } = docks[at % docks.length]!;
      const input = { transferId, lines: [{ lineNo: 1, received: 3 }] };
      return executor.execute(supply.receiveTransfer, [{ input, actor: OPERATIONS }]);
    }),
  );
  expect(answers.flat().filter((answer) => answer.ok)).toHaveLength(6);
  expect(await onHand('B', 'PAR')).toBe(18);
  expect(await world.expected()).toEqual(['B PAR 2026-11-05 2']);
});

it('lists transfers of a place at either end, by state and SKU', async () => {
  const list = (query: object) => listTransfers(world.db, world.dependencies.locations, query);
  const { transferId } = await request({ lines: [{ sku: 'B', quantity: 1 }] });
  for (const query of [{}, { location: 'PAR' }, { location: 'BER', state: 'requested', sku: 'B' }])
    expect((await list(query)).items[0]).toMatchObject({ transferId, from: 'BER', to: 'PAR' });
  expect((await list({ location: 'NOWHERE' })).items).toEqual([]);
  const first = await list({ limit: 1 });
  const second = await list({ limit: 1, after: first.next! });
  expect(second.items[0]!.number < first.items[0]!.number).toBe(true);
  expect(await readTransfer(world.db, world.dependencies.locations, nobody)).toBeNull();
});
