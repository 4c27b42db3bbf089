// Promises about publishing: nothing counts before it is published, and what cannot be run is not.
import { describe, expect, it } from 'vitest';
import {
  accept,
  book,
  call,
  codeOf,
  commands,
  db,
  draft,
  GOOD,
  refusal,
  setUpPolicies,
  table,
} from '../../../../tests/support/policies-world.ts';
import type { RuleTable } from '../policies/types.ts';
import { listPolicies } from '../queries.ts';

setUpPolicies();

describe('publishPolicy', () => {
  it('makes a policy count for its channel, the one of all channels for the rest, and keeps what was', async () => {
    expect((await book()).forChannel('elsewhere')).toBeNull();
    const own = await draft([GOOD], 'marketplace');
    const house = await draft([GOOD], null);
    expect((await book()).forChannel('marketplace')).toBeNull();
    await accept(commands.publishPolicy, { code: own });
    await accept(commands.publishPolicy, { code: house });
    expect((await book()).forChannel('marketplace')?.rules.code).toBe(own);
    expect((await book()).forChannel('elsewhere')?.rules.code).toBe(house);
    await accept(commands.draftPolicy, { code: house });
    expect(await accept(commands.publishPolicy, { code: house })).toEqual({
      code: house,
      version: 2,
      channel: null,
      replaced: [{ code: house, version: 1 }],
    });
    const { items } = await listPolicies(db, { code: house });
    expect(items.map(({ version, state }) => [version, state])).toEqual([
      [2, 'live'],
      [1, 'replaced'],
    ]);
    await accept(commands.retirePolicy, { code: house });
    expect((await book()).forChannel('elsewhere')).toBeNull();
  });

  it('refuses without a draft, and beside another live policy unless that gives way', async () => {
    expect(await codeOf(commands.publishPolicy, { code: 'nobody' })).toBe('sourcing.draft-missing');
    const first = await draft([GOOD], 'shared');
    const second = await draft([GOOD], 'shared');
    await accept(commands.publishPolicy, { code: first });
    expect(await codeOf(commands.publishPolicy, { code: second })).toBe('sourcing.scope-taken');
    const taken = await accept(commands.publishPolicy, { code: second, replaces: first });
    expect(taken.replaced).toEqual([{ code: first, version: 1 }]);
    expect((await book()).forChannel('shared')?.rules.code).toBe(second);
  });

  it.each<[string, RuleTable[], { row?: number | null; column?: string | null }, RegExp]>([
    [
      'a test that does not parse',
      [table(['country'], [['> >', '"exclude"', '"PAR"']])],
      { row: 1, column: 'country' },
      /./,
    ],
    [
      'a condition that does not parse',
      [table([], [['"exclude"', 'location.kind = ']])],
      { row: 1, column: 'locations' },
      /./,
    ],
    [
      'an unknown fact',
      [table(['colour'], [['"red"', '"exclude"', '"PAR"']])],
      { row: null, column: 'colour' },
      /no fact "colour"/,
    ],
    [
      'an unknown fact of a line',
      [table(['line.colour'], [['"red"', '"exclude"', '"PAR"']])],
      {},
      /no fact "line.colour"/,
    ],
    [
      'an unknown fact of a location',
      [table([], [['"exclude"', 'location.colour = "red"']])],
      {},
      /no fact "location.colour"/,
    ],
    [
      'an unknown function',
      [table(['shout(country)'], [['"DE"', '"exclude"', '"PAR"']])],
      {},
      /no function "shout"/,
    ],
    [
      'an unknown location',
      [table([], [['"exclude"', '"PAR", "ROM"']])],
      { row: 1, column: 'locations' },
      /no location "ROM"/,
    ],
    [
      'an unknown effect',
      [table([], [['"forbid"', '"PAR"']])],
      { row: 1, column: 'effect' },
      /no effect "forbid"/,
    ],
    [
      'an unknown output',
      [table([], [['"exclude"', '"PAR"']], { outputs: ['effect', 'locations', 'price'] })],
      { column: 'price' },
      /no output/,
    ],
    [
      'an effect without amount',
      [table([], [['"prefer"', '"PAR"']])],
      { row: 1, column: 'amount' },
      /needs an amount/,
    ],
    [
      'a negative amount',
      [table([], [['"surcharge"', '"PAR"', '-5']])],
      { row: 1, column: 'amount' },
      /0 or more/,
    ],
    [
      'half a location more',
      [table([], [['"maxSplits"', '-', '1.5']])],
      { row: 1, column: 'amount' },
      /whole number/,
    ],
    [
      'a limit for one line',
      [table(['line.sku'], [['"A"', '"maxSplits"', '-', '1']])],
      { row: 1, column: 'effect' },
      /group as a whole/,
    ],
    ['an empty table', [table([], [])], { row: null, column: null }, /no row/],
    ['two tables of one name', [GOOD, GOOD], {}, /same name/],
    [
      'a loop over a range',
      [table(['count(for i in 1..9999999999 return i)'], [['1', '"exclude"', '"PAR"']])],
      {},
      /not allowed/,
    ],
    [
      'a table that excludes everything',
      [
        table(
          [],
          [
            ['"exclude"', '"BER"'],
            ['"exclude"', 'location.kind = "store"'],
          ],
        ),
      ],
      { row: null },
      /every location/,
    ],
    [
      'tables that exclude everything together',
      [table([], [['"only"', '"BER"']]), table([], [['"only"', '"MUC"']], { name: 'more' })],
      {},
      /its tables exclude every location/,
    ],
    [
      'a FIRST table that excludes everything in each row',
      [
        table(
          ['country'],
          [
            ['"DE"', '"exclude"', 'true'],
            ['-', '"only"', 'location.country = "XX"'],
          ],
          { hitPolicy: 'FIRST' },
        ),
      ],
      {},
      /every location/,
    ],
    [
      'rows of a UNIQUE table that overlap',
      [
        table(
          ['country', 'valueMinor'],
          [
            ['"DE", "FR"', '[0..100]', '"exclude"', '"PAR"'],
            ['"PL"', '-', '"exclude"', '"BER"'],
            ['not("DE")', '>= 100', '"exclude"', '"MUC"'],
          ],
          { hitPolicy: 'UNIQUE' },
        ),
      ],
      { row: 3 },
      /rows 1 and 3 apply|rows 2 and 3 apply/,
    ],
  ])('refuses %s, with its place', async (_what, tables, place, reason) => {
    const refused = await refusal(commands.publishPolicy, { code: await draft(tables) });
    expect(refused.code).toBe('sourcing.policy-invalid');
    const [first] = (refused.details as { places: { table: string | null; reason: string }[] }).places;
    expect(first).toMatchObject(place);
    expect(first!.reason).toMatch(reason);
  });

  it('lets rows of a UNIQUE table pass that never meet, or say the same', async () => {
    const rows = [
      ['"DE"', '< 100', '"exclude"', '"PAR"'],
      ['"DE"', '[100..200)', '"exclude"', '"MUC"'],
      ['not("DE")', '-', '"exclude"', '"BER"'],
      ['"FR"', '-', '"exclude"', '"BER"'],
    ];
    const code = await draft([table(['country', 'valueMinor'], rows, { hitPolicy: 'UNIQUE' })]);
    expect(await accept(commands.publishPolicy, { code })).toMatchObject({ version: 1 });
  });

  it('publishes once under the same key', async () => {
    const code = await draft();
    const first = await call(commands.publishPolicy, { code }, 'publish');
    expect(first.ok).toBe(true);
    expect(await call(commands.publishPolicy, { code }, 'publish')).toMatchObject(first);
  });
});
