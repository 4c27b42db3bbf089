// Promises about policies in the database: drafted, edited, tested and retired; rules that fail are told once, and versions stay.
import { describe, expect, it } from 'vitest';
import {
  ADMIN,
  accept,
  book,
  COSTS,
  call,
  codeOf,
  commands,
  countEvents,
  db,
  draft,
  executor,
  facts,
  GOOD,
  locations,
  newCode,
  open,
  refusal,
  setUpPolicies,
  table,
  versionOf,
} from '../../../../tests/support/policies-world.ts';
import { silentLog } from '../../../platform/log.ts';
import { readVersions } from '../../../platform/versions.ts';
import { applyPolicy } from '../policies/apply-policy.ts';
import { policyLocationsOf } from '../policies/places.ts';
import { readPolicyVersion } from '../policies/policy-book.ts';
import { createFailureReporter } from '../policies/report-failures.ts';
import { findPolicy, listPolicies } from '../queries.ts';

setUpPolicies();

describe('draftPolicy', () => {
  it('starts with the configured costs, and later with the live version', async () => {
    const code = newCode();
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
    const input = { code: newCode() };
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
