// Proof for FEEL and DMN: the shortcut equals the interpreter, errors are values, every hit policy, chains, refusals.

import { evaluate, unaryTest } from 'feelin';
import { describe, expect, it } from 'vitest';
import { escapeXml } from '../../../../tests/support/bpmn-builder.ts';
import { fc } from '../../../../tests/support/property.ts';
import type { Variables } from '../engine/types.ts';
import { compileDecision } from './compile-decision.ts';
import { checkFeel, evaluateFeel, testFeel } from './evaluate.ts';
import { evaluateDecision } from './evaluate-decision.ts';
import { compileFast, compileFastTest, SLOW } from './fast-path.ts';

const NOW = Date.UTC(2026, 4, 1, 12);

describe('evaluateFeel', () => {
  it.each([
    ['order.total > 3 and not(order.paid)', true],
    ['count(order.lines[qty > 1])', 1],
    ['order.lines.qty', [1, 2]],
    ['missing', null],
    ['{a: 1, b: [true, null]}', { a: 1, b: [true, null] }],
    ['now()', '2026-05-01T12:00:00Z'],
    ['string(today())', '2026-05-01'],
    ['duration("PT2H")', 'PT2H'],
    ['date and time("2026-05-02T00:00:00Z") > now()', true],
    ['if order.paid then "a" else "b"', 'b'],
  ])('gives JSON for %s', (text, value) => {
    const order = { total: 5, paid: false, lines: [{ qty: 1 }, { qty: 2 }] };
    expect(evaluateFeel(text, { order }, NOW)).toEqual({ ok: true, value });
  });

  it.each(['"a" - 1', 'nope(1)', 'function(a) a', '[1..3]', '1 +', '(true > false)'])(
    'answers %s with a reason instead of throwing',
    (text) => {
      expect(evaluateFeel(text, {}, NOW)).toMatchObject({ ok: false, message: expect.any(String) });
    },
  );

  it('finds wrong syntax, and only that', () => {
    expect(checkFeel('a > 1')).toBeUndefined();
    expect(checkFeel('$' + '{a}')).toMatch(/token/i);
    expect(checkFeel('')).toBeDefined();
  });

  it('takes the shortcut for what conditions usually say', () => {
    for (const text of [
      'a',
      'a.b',
      'a = "x"',
      'a.b != null',
      'not(a) and b >= 2 or (c = true)',
      'a < -1.5',
    ]) {
      expect(compileFast(text), text).toBeDefined();
    }
    for (const text of ['-', '"a","b"', '> 3', '<= -2.5', '7'])
      expect(compileFastTest(text), text).toBeDefined();
  });

  const name = fc.constantFrom('a', 'b', 'count', 'date', 'x');
  const scalar = fc.constantFrom('null', 'true', 'false', '0', '1', '-2.5', '"a"', '"b"', '""');
  const { expr } = fc.letrec<{ expr: string }>((tie) => ({
    expr: fc.oneof(
      { maxDepth: 4 },
      scalar,
      name,
      fc.tuple(name, name).map(([a, b]) => `${a}.${b}`),
      fc
        .tuple(tie('expr'), fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'and', 'or'), tie('expr'))
        .map(([a, o, b]) => `(${a}) ${o} (${b})`),
      tie('expr').map((a) => `not(${a})`),
    ),
  }));
  const json = fc.oneof(
    fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 'a', 'b', ''),
    fc.constantFrom<unknown>([], [1], ['a', 'b'], {}, { a: 1, x: 'b' }, { b: { a: null } }),
  );
  const context = fc.dictionary(name, json);

  it('gives by the shortcut exactly what the interpreter gives', () => {
    let compared = 0;
    fc.assert(
      fc.property(expr, context, (text, variables) => {
        const fast = compileFast(text)?.(variables);
        if (fast === undefined || fast === SLOW) return;
        compared += 1;
        let slow: unknown;
        try {
          slow = evaluate(text, variables).value;
        } catch {
          return; // The interpreter gives up on comparing truth values by size; the shortcut may know more.
        }
        expect(fast).toEqual(slow);
      }),
      { numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(300);
  });

  it('gives by the shortcut for cells exactly what the interpreter gives', () => {
    const cell = fc.oneof(
      fc.constant('-'),
      fc
        .array(fc.constantFrom('"a"', '"b"', '1', '-2.5', '> 0', '<= 1'), { minLength: 1, maxLength: 3 })
        .map((parts) => parts.join(',')),
    );
    fc.assert(
      fc.property(cell, json, (text, value) => {
        const fast = compileFastTest(text)?.({ '?': value });
        if (fast === undefined || fast === SLOW) return;
        expect(fast).toBe(unaryTest(text, { '?': value }).value);
        expect(testFeel(text, value as Variables, {}, NOW)).toEqual({ ok: true, value: fast });
      }),
      { numRuns: 500 },
    );
  });
});

type Table = {
  policy: string;
  outputs?: [name: string, values?: string][];
  rules: string[][];
  extra?: string;
};

const cellXml = (tag: string) => (text: string, at: number) =>
  `<${tag} id="${tag}${Math.random()}${at}"><text>${escapeXml(text)}</text></${tag}>`;

function tableXml({ policy, outputs = [['out']], rules, extra = '' }: Table): string {
  const outputXml = outputs.map(([name, values], at) => {
    const listed = values ? `<outputValues><text>${values}</text></outputValues>` : '';
    return `<output id="o${at}" name="${name}">${listed}${extra}</output>`;
  });
  const ruleXml = rules.map(
    ([test, ...results], at) =>
      `<rule id="r${at + 1}">${cellXml('inputEntry')(test!, at)}${results.map(cellXml('outputEntry')).join('')}</rule>`,
  );
  return `<decisionTable id="table" ${policy}><input id="i"><inputExpression id="ie"><text>n</text></inputExpression></input>${outputXml.join('')}${ruleXml.join('')}</decisionTable>`;
}

const dmn = (...decisions: string[]) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="file" name="File" namespace="urn:test">${decisions.join('')}</definitions>`;
const decision = (id: string, logic: string, requires: string[] = []) =>
  `<decision id="${id}" name="${id}"><variable id="v${id}" name="${id}"/>${requires
    .map(
      (other) =>
        `<informationRequirement id="q${id}${other}"><requiredDecision href="#${other}"/></informationRequirement>`,
    )
    .join('')}${logic}</decision>`;
const literal = (text: string) =>
  `<literalExpression id="l${text.length}"><text>${escapeXml(text)}</text></literalExpression>`;

async function decide(xml: string, variables: Variables, id = 'd') {
  const result = await compileDecision(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return evaluateDecision(JSON.parse(JSON.stringify(result.decisions)), id, variables, NOW);
}

const rules = [
  ['> 10', '"big"', '3'],
  ['> 5', '"middle"', '2'],
  ['-', '"any"', '1'],
];
const first = rules.map(([test, result]) => [test!, result!]);
const numbers = rules.map(([test, , result]) => [test!, result!]);

describe('decision tables', () => {
  it.each<[string, string, Table, number, unknown]>([
    [
      'U',
      'one match',
      {
        policy: 'hitPolicy="UNIQUE"',
        rules: [
          ['> 5', '"a"'],
          ['<= 5', '"b"'],
        ],
      },
      7,
      'a',
    ],
    ['U', 'no match', { policy: '', rules: [['> 5', '"a"']] }, 1, null],
    [
      'U',
      'default',
      {
        policy: '',
        rules: [['> 5', '"a"']],
        extra: '<defaultOutputEntry><text>"z"</text></defaultOutputEntry>',
      },
      1,
      'z',
    ],
    [
      'A',
      'same results',
      {
        policy: 'hitPolicy="ANY"',
        rules: [
          ['> 5', '"a"'],
          ['> 6', '"a"'],
        ],
      },
      7,
      'a',
    ],
    ['F', 'first', { policy: 'hitPolicy="FIRST"', rules: first }, 7, 'middle'],
    [
      'P',
      'by values',
      { policy: 'hitPolicy="PRIORITY"', outputs: [['out', '"any", "big", "middle"']], rules: first },
      11,
      'any',
    ],
    [
      'O',
      'by values',
      { policy: 'hitPolicy="OUTPUT ORDER"', outputs: [['out', '"middle", "big", "any"']], rules: first },
      11,
      ['middle', 'big', 'any'],
    ],
    ['R', 'table order', { policy: 'hitPolicy="RULE ORDER"', rules: first }, 7, ['middle', 'any']],
    ['C', 'all', { policy: 'hitPolicy="COLLECT"', rules: first }, 11, ['big', 'middle', 'any']],
    ['C', 'none', { policy: 'hitPolicy="COLLECT"', rules: [['> 5', '1']] }, 1, []],
    ['C+', 'sum', { policy: 'hitPolicy="COLLECT" aggregation="SUM"', rules: numbers }, 11, 6],
    ['C<', 'least', { policy: 'hitPolicy="COLLECT" aggregation="MIN"', rules: numbers }, 11, 1],
    ['C>', 'greatest', { policy: 'hitPolicy="COLLECT" aggregation="MAX"', rules: numbers }, 11, 3],
    ['C#', 'count', { policy: 'hitPolicy="COLLECT" aggregation="COUNT"', rules: first }, 7, 2],
  ])('hit policy %s: %s', async (_policy, _what, table, n, value) => {
    expect(await decide(dmn(decision('d', tableXml(table))), { n })).toEqual({ ok: true, value });
  });

  it('gives several outputs as a context', async () => {
    const table = tableXml({ policy: 'hitPolicy="FIRST"', outputs: [['size'], ['rank']], rules });
    expect(await decide(dmn(decision('d', table)), { n: 11 })).toEqual({
      ok: true,
      value: { size: 'big', rank: 3 },
    });
  });

  it('says which rules collide when only one may match', async () => {
    const unique = await decide(dmn(decision('d', tableXml({ policy: '', rules: first }))), { n: 7 });
    expect(unique).toMatchObject({ ok: false, message: expect.stringContaining('rules 2, 3') });
    const any = await decide(dmn(decision('d', tableXml({ policy: 'hitPolicy="ANY"', rules: first }))), {
      n: 7,
    });
    expect(any.ok).toBe(false);
  });

  it('evaluates required decisions first, literal expressions included', async () => {
    const xml = dmn(
      decision('d', literal('n * factor'), ['factor']),
      decision(
        'factor',
        tableXml({
          policy: 'hitPolicy="FIRST"',
          rules: [
            ['> base', '2'],
            ['-', '1'],
          ],
        }),
        ['base'],
      ),
      decision('base', literal('limit + 1')),
    );
    expect(await decide(xml, { n: 7, limit: 3 })).toEqual({ ok: true, value: 14 });
    expect(await decide(xml, { n: 7, limit: 8 })).toEqual({ ok: true, value: 7 });
    expect((await decide(xml, { n: 7, limit: 8 }, 'other')).ok).toBe(false);
  });

  it.each<[string, string, RegExp, string]>([
    [
      'a wrong cell',
      'invalidExpression',
      /Rule 2, input 1/,
      decision(
        'd',
        tableXml({
          policy: '',
          rules: [
            ['1', '1'],
            ['> >', '1'],
          ],
        }),
      ),
    ],
    [
      'a wrong result',
      'invalidExpression',
      /Rule 1, output 1/,
      decision('d', tableXml({ policy: '', rules: [['1', '1 +']] })),
    ],
    ['an unknown requirement', 'unknownDecision', /nowhere/, decision('d', literal('1'), ['nowhere'])],
    ['a cycle', 'requirementCycle', /itself/, decision('d', literal('1'), ['d'])],
    ['no logic', 'unsupportedLogic', /no logic/, decision('d', '')],
    [
      'priority without values',
      'missingOutputValues',
      /order of priority/,
      decision('d', tableXml({ policy: 'hitPolicy="PRIORITY"', rules: first })),
    ],
    [
      'several nameless outputs',
      'missingName',
      /needs a name/,
      decision('d', tableXml({ policy: '', outputs: [['a'], ['']], rules: [['1', '1', '1']] })),
    ],
    [
      'a ragged rule',
      'raggedRule',
      /Rule 1/,
      decision('d', tableXml({ policy: '', outputs: [['a'], ['b']], rules: [['1', '1']] })),
    ],
    ['other logic', 'unsupportedLogic', /not supported/, decision('d', '<context id="c"/>')],
  ])('refuses %s with its place', async (_what, code, message, xml) => {
    const result = await compileDecision(dmn(xml));
    if (result.ok) throw new Error('was not refused');
    expect(result.problems).toContainEqual(
      expect.objectContaining({ elementId: 'd', code, message: expect.stringMatching(message) }),
    );
  });

  it('refuses what is no DMN', async () => {
    for (const xml of ['', 'x', '<a/>', dmn()]) expect((await compileDecision(xml)).ok).toBe(false);
  });
});
