// Promises about policies in the database: drafted, edited, tested, published and retired; nothing counts before it is published, what
// cannot be run is not, and versions stay.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { createMovableClock } from '../../../platform/clock.ts';
import type { Actor, Command } from '../../../platform/command.ts';
import { sql } from '../../../platform/db.ts';
import { createExecutor, type Executor } from '../../../platform/execute.ts';
import { silentLog } from '../../../platform/log.ts';
import { readVersions } from '../../../platform/versions.ts';
import { upsertLocation } from '../../inventory/commands/upsert-location.ts';
import { createLocationReader } from '../../inventory/index.ts';
import { createSourcingCommands, type SourcingCommands } from '../commands.ts';
import { applyPolicy } from '../policies/apply-policy.ts';
import { policyLocationsOf } from '../policies/places.ts';
import { createPolicyReader, readPolicyVersion } from '../policies/policy-book.ts';
import { createFailureReporter } from '../policies/report-failures.ts';
import type { RuleTable } from '../policies/types.ts';
import { findPolicy, listPolicies } from '../queries.ts';

const OPERATIONS: Actor = { id: 'user:operations', role: 'operations' };
const ADMIN: Actor = { id: 'user:admin', role: 'admin' };
const COSTS = {
  perKmMinor: 1,
  perShipmentMinor: 200,
  perUnitMinor: 5,
  splitPenaltyMinor: 50,
  stockBalanceMinor: 0,
};

let db: TestDatabase;
let executor: Executor;
let commands: SourcingCommands;
const locations = createLocationReader();
const clock = createMovableClock('2026-11-02T09:00:00Z');
let keys = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  executor = createExecutor(db, clock, silentLog);
  commands = createSourcingCommands({ locations, costs: COSTS });
  const location = (code: string, kind: 'store' | 'distribution-centre', country: string) => ({
    ...{ code, name: code, kind, latitude: 50, longitude: 10, timeZone: 'Europe/Berlin' },
    address: { lines: ['Hafenstr. 1'], postalCode: '10115', city: code, country },
  });
  const places = [
    location('BER', 'distribution-centre', 'DE'),
    location('MUC', 'store', 'DE'),
    location('PAR', 'store', 'FR'),
  ];
  await executor.execute(
    upsertLocation,
    places.map((input) => ({ input, actor: ADMIN })),
  );
});
afterAll(() => db.drop());

async function call<I, R>(command: Command<I, R>, input: I, key?: string) {
  const item = { input, actor: OPERATIONS, ...(key === undefined ? {} : { idempotencyKey: key }) };
  const [answer] = await executor.execute(command, [item]);
  return answer!;
}
async function accept<I, R>(command: Command<I, R>, input: I): Promise<R> {
  const answer = await call(command, input);
  if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer.refusal)}`);
  return answer.result;
}
async function refusal<I, R>(command: Command<I, R>, input: I) {
  const answer = await call(command, input);
  if (answer.ok) throw new Error(`${command.name} was accepted`);
  return answer.refusal;
}
const codeOf = async <I, R>(command: Command<I, R>, input: I) => (await refusal(command, input)).code;
const book = async () => createPolicyReader().read(db, await readVersions(db));
const versionOf = async () => (await readVersions(db)).get('sourcing-policies') ?? 0;
const countEvents = async (type: string) =>
  (await db.query(sql`select 1 from platform.events where type = ${type}`)).length;

type Cells = readonly string[];
function table(inputs: string[], rows: readonly Cells[], changes: Partial<RuleTable> = {}): RuleTable {
  return {
    name: 'rules',
    hitPolicy: 'COLLECT',
    inputs,
    outputs: ['effect', 'locations', 'amount'],
    rows: rows.map((cells) => ({
      when: cells.slice(0, inputs.length),
      does: [...cells.slice(inputs.length), '-', '-'].slice(0, 3),
    })),
    ...changes,
  };
}
const open = (...tables: RuleTable[]) => tables as never;
const GOOD = table(['country'], [['"DE"', '"exclude"', '"PAR"']]);

/** A new policy of a channel of its own, with a draft. */
async function draft(tables: readonly RuleTable[] = [GOOD], channel: string | null = `c${keys}`) {
  const code = `p${keys++}`;
  await accept(commands.draftPolicy, { code, channel });
  await accept(commands.editPolicy, { code, tables: tables as never });
  return code;
}
const facts = {
  channel: 'web',
  country: 'DE',
  currency: 'EUR',
  valueMinor: 900,
  lines: [{ sku: 'A', quantity: 2 }],
};

describe('draftPolicy', () => {
  it('starts with the configured costs, and later with the live version', async () => {
    const code = `p${keys++}`;
    expect(await accept(commands.draftPolicy, { code, channel: code })).toEqual({
      code,
      version: 1,
      from: null,
    });
    expect(
      (await findPolicy(db, code, 1, await locations.read(db, await readVersions(db))))?.costModel,
    ).toEqual(COSTS);
    await accept(commands.editPolicy, { code, costModel: { ...COSTS, perKmMinor: 9 } });
    await accept(commands.publishPolicy, { code });
    expect(await accept(commands.draftPolicy, { code })).toEqual({ code, version: 2, from: 1 });
    expect((await readPolicyVersion(db, code, 2))?.rules.costModel.perKmMinor).toBe(9);
  });

  it('refuses a second draft unless the first is thrown away, and versions that are not there', async () => {
    const code = await draft();
    expect(await codeOf(commands.draftPolicy, { code })).toBe('sourcing.draft-exists');
    expect(await codeOf(commands.draftPolicy, { code, from: 7, discard: true })).toBe(
      'sourcing.version-unknown',
    );
    expect(await accept(commands.draftPolicy, { code, discard: true })).toMatchObject({ version: 1 });
    expect((await readPolicyVersion(db, code, 1))?.tables).toEqual([]);
  });

  it('drafts once under the same key', async () => {
    const input = { code: `p${keys++}` };
    const answers = [
      await call(commands.draftPolicy, input, 'draft'),
      await call(commands.draftPolicy, input, 'draft'),
    ];
    expect(answers[1]).toMatchObject(answers[0]!);
    expect(answers[0]!.ok).toBe(true);
  });
});

describe('editPolicy', () => {
  it('reads a DMN file and keeps it, and tells what keeps the draft from being published', async () => {
    const code = await draft([]);
    const answer = await accept(commands.editPolicy, { code, dmn: dmn('"exclude"', '"ROM"') });
    expect(answer.problems).toEqual([
      { table: 'stores', row: 1, column: 'locations', reason: 'there is no location "ROM" in use' },
    ]);
    const stored = await readPolicyVersion(db, code, 1);
    expect(stored?.rules.tables).toEqual([
      {
        name: 'stores',
        hitPolicy: 'FIRST',
        inputs: ['country'],
        outputs: ['effect', 'locations'],
        rows: [{ when: ['"DE"'], does: ['"exclude"', '"ROM"'] }],
      },
    ]);
  });

  it('refuses without a draft, with rules twice, and a file that is no tables, with its places', async () => {
    expect(await codeOf(commands.editPolicy, { code: 'nobody' })).toBe('sourcing.draft-missing');
    const code = await draft();
    const both = { code, dmn: dmn('"exclude"', '"PAR"'), tables: open(GOOD) };
    expect(await codeOf(commands.editPolicy, both)).toBe('sourcing.tables-twice');
    const unreadable = await refusal(commands.editPolicy, { code, dmn: dmn('"exclude" +', '"PAR"') });
    expect(unreadable).toMatchObject({
      code: 'sourcing.tables-unreadable',
      details: { count: 1, places: [{ table: 'stores', row: 1, column: 'output 1' }] },
    });
    expect(await codeOf(commands.editPolicy, { code, dmn: 'x' })).toBe('sourcing.tables-unreadable');
  });

  it('refuses a file that would compute without end, before it is tried', async () => {
    const code = await draft();
    const loop = 'count(for i in 1..100000000000 return i)';
    for (const text of [loop, `<![CDATA[${loop}]]>`, loop.replace('..', '&#46;.')]) {
      const refused = await refusal(commands.editPolicy, { code, dmn: dmn('"exclude"', text) });
      expect(JSON.stringify(refused.details)).toContain('not allowed in a rule');
    }
  });

  it('edits once under the same key', async () => {
    const input = { code: await draft(), note: 'once' };
    const before = await countEvents('sourcing.policyEdited');
    const answers = [
      await call(commands.editPolicy, input, 'edit'),
      await call(commands.editPolicy, input, 'edit'),
    ];
    expect(answers[1]).toMatchObject(answers[0]!);
    expect(await countEvents('sourcing.policyEdited')).toBe(before + 1);
  });
});

describe('testPolicy', () => {
  it('says what fired and what it did, without effect', async () => {
    const code = await draft([
      table(
        ['country'],
        [
          ['"DE"', '"exclude"', '"PAR"'],
          ['-', '"surcharge"', 'location.kind = "store" and location.distanceKm > 100', '300'],
          ['-', '"surcharge"', '-', 'attributes.missing'],
        ],
      ),
    ]);
    const before = await versionOf();
    const tested = await accept(commands.testPolicy, { code, facts, distancesKm: { MUC: 500 } });
    expect(tested).toMatchObject({
      version: 1,
      fired: ['rules/1', 'rules/2'],
      skipped: [{ rule: 'rules/3' }],
      excluded: ['PAR'],
      surcharges: [{ location: 'MUC', surchargeMinor: 300 }],
      lines: [{ sku: 'A', excluded: [], surcharges: [], together: null }],
      costModel: COSTS,
      problems: [],
    });
    expect(tested.explanation[1]).toContain('because country is "DE", nothing ships from "PAR"');
    expect(await versionOf()).toBe(before);
  });

  it('refuses policies, versions and locations that are not there', async () => {
    const code = await draft();
    expect(await codeOf(commands.testPolicy, { code: 'nobody', facts })).toBe('sourcing.policy-unknown');
    expect(await codeOf(commands.testPolicy, { code, version: 9, facts })).toBe('sourcing.version-unknown');
    const places = { ROM: 5 };
    expect(await codeOf(commands.testPolicy, { code, facts, distancesKm: places })).toBe(
      'sourcing.location-unknown',
    );
  });

  it('answers alike under the same key', async () => {
    const input = { code: await draft(), facts };
    const first = await call(commands.testPolicy, input, 'test');
    expect(first.ok).toBe(true);
    expect(await call(commands.testPolicy, input, 'test')).toMatchObject(first);
  });
});

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

describe('retirePolicy', () => {
  it('takes a policy out of use and keeps its versions', async () => {
    const code = await draft([GOOD], 'passing');
    await accept(commands.publishPolicy, { code });
    expect(await accept(commands.retirePolicy, { code })).toEqual({ code, version: 1 });
    expect((await book()).forChannel('passing')).toBeNull();
    expect((await listPolicies(db, { code })).items).toMatchObject([{ version: 1, state: 'retired' }]);
    expect(await accept(commands.draftPolicy, { code })).toMatchObject({ version: 2, from: 1 });
  });

  it('refuses policies that are not there or not live', async () => {
    expect(await codeOf(commands.retirePolicy, { code: 'nobody' })).toBe('sourcing.policy-unknown');
    expect(await codeOf(commands.retirePolicy, { code: await draft() })).toBe('sourcing.not-live');
  });

  it('retires once under the same key', async () => {
    const code = await draft();
    await accept(commands.publishPolicy, { code });
    const first = await call(commands.retirePolicy, { code }, 'retire');
    expect(first.ok).toBe(true);
    expect(await call(commands.retirePolicy, { code }, 'retire')).toMatchObject(first);
  });
});

describe('recordRuleFailure', () => {
  it('tells a rule that fails on orders once, however often it fails', async () => {
    const code = await draft([table([], [['"surcharge"', '-', 'attributes.missing']])]);
    await accept(commands.publishPolicy, { code });
    const policy = await readPolicyVersion(db, code, 1);
    const list = await locations.read(db, await readVersions(db));
    const line = { sku: 'A', quantity: 1, requires: [], attributes: {} };
    const some = {
      ...facts,
      postalCode: null,
      customerKind: null,
      tags: [],
      attributes: {},
      units: 1,
      weightGrams: 0,
    };
    const applied = applyPolicy(policy!, { ...some, lines: [line] }, policyLocationsOf(list));
    const before = await countEvents('sourcing.policyRuleFailed');
    const reporters = [
      createFailureReporter({ executor, log: silentLog }),
      createFailureReporter({ executor, log: silentLog }),
    ];
    for (const reporter of reporters) {
      reporter.report(applied);
      reporter.report(applied);
      await reporter.settle();
    }
    expect(await countEvents('sourcing.policyRuleFailed')).toBe(before + 1);
    expect((await findPolicy(db, code, 1, list))?.failures).toMatchObject([{ rule: 'rules/1' }]);
  });

  it('refuses what was told already, and answers alike under the same key', async () => {
    const code = await draft();
    const input = { code, version: 1, rule: 'rules/1', reason: 'why' };
    const record = (key?: string) =>
      executor.execute(commands.recordRuleFailure, [
        { input, actor: ADMIN, ...(key === undefined ? {} : { idempotencyKey: key }) },
      ]);
    const first = await record('fail');
    expect(first).toMatchObject([{ ok: true }]);
    expect(await record('fail')).toMatchObject(first);
    expect(await record()).toMatchObject([{ ok: false, refusal: { code: 'sourcing.failure-known' } }]);
  });
});

const dmn = (effect: string, places: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="file" name="Rules" namespace="urn:rules">
  <decision id="stores" name="Stores">
    <decisionTable id="stores_table" hitPolicy="FIRST">
      <input id="i1"><inputExpression id="e1"><text>country</text></inputExpression></input>
      <output id="o1" name="effect"/>
      <output id="o2" name="locations"/>
      <rule id="r1">
        <inputEntry id="c1"><text>"DE"</text></inputEntry>
        <outputEntry id="c2"><text>${effect}</text></outputEntry>
        <outputEntry id="c3"><text>${places}</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>`;
