// Why an order ships from where it does, as people read it: from the stored decision, what has moved since, what was promised.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, runJobs, type TestApplication } from '../../../../tests/support/application.ts';
import { ADDRESSES, ADMIN } from '../../../../tests/support/company.ts';
import { explainOrder } from './explain-order.ts';
import { describePromise, describeResourcing, describeUnits } from './words.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
}, 60_000);
afterAll(() => app.close());

const why = async (orderId: string) => (await explainOrder(app.db, app.locations, orderId))!;

it('says which locations ship what, what it costs, the runner-up and what bound it', async () => {
  const { orderId, number } = await app.place({ lines: [{ sku: 'MUG', quantity: 2 }] });
  const found = await why(orderId);
  expect(found).toMatchObject({
    orderId,
    number,
    groups: [
      {
        shipGroup: 1,
        status: 'sourced',
        binding: 'cost',
        gapMinor: 0,
        policy: null,
        shipsFrom: [{ lineNo: 1, location: 'Berlin distribution centre (BER)', quantity: 2 }],
      },
    ],
    history: [],
  });
  const [group] = found.groups;
  expect(group!.runnerUp!.costMinor).toBeGreaterThan(group!.costMinor);
  const text = found.text.join('\n');
  expect(text).toContain(`Order ${number} was placed on 2026-10-19 08:00 UTC in channel web`);
  expect(text).toMatch(/Berlin distribution centre \(BER\) \(.* km\) ships 2 units of line 1/);
  expect(text).toContain('It is the cheapest way to ship everything.');
  expect(text).toMatch(/Next best: Lyon distribution centre \(LYS\) would cost \d+\.\d\d EUR more/);
  expect(text).toContain('No policy was live');
  expect(text).toContain(
    'Now line 1 (MUG): 2 reserved at Berlin distribution centre (BER); promised for 2026-10-20.',
  );
});

it('names the version of the policy and the rows that applied, in words', async () => {
  await app.accept(app.sourcing.draftPolicy, { code: 'gentle', channel: 'phone' }, ADMIN);
  await app.accept(
    app.sourcing.editPolicy,
    {
      code: 'gentle',
      tables: [
        {
          name: 'home',
          hitPolicy: 'FIRST',
          inputs: ['country'],
          outputs: ['effect', 'locations'],
          rows: [{ when: ['"DE"'], does: ['"exclude"', '"BER"'], note: 'stocktaking' }],
        },
      ],
    } as never,
    ADMIN,
  );
  await app.accept(app.sourcing.publishPolicy, { code: 'gentle' }, ADMIN);
  const { orderId } = await app.place({ channel: 'phone', lines: [{ sku: 'MUG', quantity: 1 }] });
  const found = await why(orderId);
  expect(found.groups[0]!.policy).toEqual({ code: 'gentle', version: 1, rules: ['home/1'] });
  const text = found.text.join('\n');
  expect(text).toContain('Policy gentle, version 1 decided.');
  expect(text).toContain('Row 1 of table home applied');
  expect(text).toContain('stocktaking');
});

it('tells what has moved since and why, and each promise', async () => {
  const munich = { ...ADDRESSES.berlin, latitude: 48.14, longitude: 11.58 };
  for (const [location, onHand] of Object.entries({ BER: 1, LYS: 5, LIV: 0 }))
    await app.accept(app.inventory.setStock, { sku: 'TEE', location, onHand });
  const { orderId } = await app.place({
    lines: [{ sku: 'TEE', quantity: 1 }],
    shipGroups: [{ address: munich }],
  });
  await app.place({
    lines: [
      { sku: 'TEE', quantity: 1 },
      { sku: 'BOOK', quantity: 1 },
    ],
  });
  app.clock.advance(60_000);
  const { replanId } = await app.accept(app.planning.replanOrders, {}, ADMIN);
  await runJobs(app);
  app.clock.advance(60_000);
  await app.accept(app.orders.repromise, {
    orderId,
    promisedDate: '2026-10-29',
    reason: 'the carrier is on strike',
  });
  const { history, text } = await why(orderId);
  expect(history.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['moved', 're-planned'],
    ['promised', 'the carrier is on strike'],
  ]);
  expect(text.join('\n')).toContain(
    `1 unit of line 1 left Berlin distribution centre (BER), 1 unit to Lyon distribution centre (LYS), because several orders together cost less that way. (${replanId})`,
  );
  expect(text.join('\n')).toMatch(
    /Line 1 was promised for 2026-10-\d\d and is promised for 2026-10-29 since: the carrier is on strike/,
  );
  expect(text.at(-1)).toContain('1 reserved at Lyon distribution centre (LYS)');
});

it('knows no order that there is not', async () => {
  expect(await explainOrder(app.db, app.locations, 'ord_00000000000000000000000000')).toBeNull();
  expect(await explainOrder(app.db, app.locations, 'nonsense')).toBeNull();
});

describe('words', () => {
  const naming = { money: String, location: (id: string) => id.toUpperCase() };

  it('tells what waits, what was noted and that a place is not asked again', () => {
    const row = {
      lineNo: 2,
      fromLocationId: 'ber',
      quantity: 3,
      movedTo: [{ locationId: 'lys', quantity: 1 }],
      backordered: 2,
      reason: 'rejected',
      note: 'shelf is empty',
      reference: null,
      excluded: true,
    };
    expect(describeResourcing(row, naming)).toBe(
      '3 units of line 2 left BER, 1 unit to LYS and 2 units on backorder, because the location rejected the work. Note: shelf is empty. The line is not sourced from there any more.',
    );
    expect(describeResourcing({ ...row, reason: 'of-its-own', movedTo: [] }, naming)).toContain(
      'because of-its-own',
    );
  });

  it('tells a first date from a later one, and where units of every stage are', () => {
    const promise = { lineNo: 1, promisedDate: '2026-11-02', previousDate: null, reason: 'stock came in' };
    expect(describePromise(promise)).toBe(
      'Line 1 had no date and is promised for 2026-11-02 since: stock came in.',
    );
    const row = { bucket: 1, orderId: '', lineNo: 1, skuId: '', locationId: 'ber', quantity: 9, freed: 0 };
    const line = { lineNo: 1, sku: 'A', backordered: 1, delivered: 0, cancelled: 2, promisedDate: null };
    const rows = [{ ...row, reserved: 1, released: 2, picked: 3, consumed: 3 }];
    expect(describeUnits(line, rows as never, naming)).toBe(
      'Now line 1 (A): 1 reserved at BER, 2 being picked at BER, 3 picked at BER, 3 shipped from BER, 1 waiting for stock, 2 cancelled.',
    );
  });
});
