// What people who draw processes are told: drafts that nobody loses, every problem at once, what a drawing can say.
import { validateAllZeebe } from '@bpmn-io/element-templates-validator';
import { evaluate } from 'feelin';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  boundary,
  element,
  error,
  errorEvent,
  flow,
  mapping,
  message,
  messageEvent,
  model,
  path,
  service,
  xml,
} from '../../../../tests/support/bpmn-builder.ts';
import {
  ADMIN,
  openWorkflowWorld,
  SERVICE,
  type WorkflowWorld,
} from '../../../../tests/support/workflow-world.ts';
import { buildProgram } from '../../../../tools/openapi/build-program.ts';
import { buildElementTemplates } from '../design/element-templates.ts';
import { FEEL_FUNCTIONS } from '../design/feel-functions.ts';
import { listVersions, readDraft } from '../design/queries.ts';
import { readVocabulary } from '../design/vocabulary.ts';
import type { ProcessWords } from '../design/words.ts';

let world: WorkflowWorld;
beforeAll(async () => {
  world = await openWorkflowWorld();
});
afterAll(() => world.db.drop());

const start = element('startEvent', 's');
const end = (id = 'e') => element('endEvent', id);
const act = (id: string, ...inputs: string[]) => service(id, 'test.act', mapping(inputs));
const simple = (id: string, name = 'note') =>
  model([start, act('a', `${name} > note`), end(), path('s', 'a', 'e')], [], { id });
const KEY = { kind: 'process', modelId: 'p1' } as const;

describe('drafts', () => {
  it('are saved, read and published with a note as the newest version', async () => {
    const { saveDraft, publishDraft } = world.workflow;
    const saved = await world.accept(saveDraft, { ...KEY, xml: simple('p1'), basedOn: null, revision: 0 });
    expect(saved.revision).toBe(1);
    expect(await readDraft(world.db, 'process', 'p1')).toMatchObject({
      revision: 1,
      savedBy: 'user:operations',
    });
    const published = await world.accept(publishDraft, { ...KEY, revision: 1, note: 'first' });
    expect(published.deployed).toEqual([{ modelId: 'p1', version: 1 }]);
    expect(await readDraft(world.db, 'process', 'p1')).toBeNull();
    expect((await listVersions(world.db, 'p1'))!.items).toMatchObject([
      { version: 1, note: 'first', deployedBy: 'user:operations', isNewest: true },
    ]);
  });

  it('refuse whoever has not seen the newest revision, with who and when', async () => {
    const { saveDraft, discardDraft } = world.workflow;
    const first = { ...KEY, modelId: 'p2', xml: simple('p2'), basedOn: null, revision: 0 };
    await world.accept(saveDraft, first, ADMIN);
    const answer = await world.call(saveDraft, { ...first, xml: simple('p2', 'other') });
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'workflow.draft-changed', details: { revision: 1, savedBy: 'user:admin' } },
    });
    expect(await world.refusal(saveDraft, { ...first, revision: 7 })).toBe('workflow.draft-changed');
    expect(await world.refusal(saveDraft, { ...first, modelId: 'none', revision: 3 })).toBe(
      'workflow.draft-unknown',
    );
    const key = { kind: 'process', modelId: 'p2' } as const;
    expect(await world.refusal(discardDraft, { ...key, revision: 9 })).toBe('workflow.draft-changed');
    await world.accept(discardDraft, { ...key, revision: 1 });
    expect(await world.refusal(discardDraft, { ...key, revision: 1 })).toBe('workflow.draft-unknown');
  });

  it('are begun by one of two who begin at the same time', async () => {
    const item = {
      input: { ...KEY, modelId: 'p3', xml: simple('p3'), basedOn: null, revision: 0 },
      actor: ADMIN,
    };
    const answers = await Promise.all(
      [1, 2].map(() => world.executor.execute(world.workflow.saveDraft, [item])),
    );
    expect(
      answers
        .flat()
        .map((answer) => answer.ok)
        .sort(),
    ).toEqual([false, true]);
  });

  it('answer the same key twice with the first outcome', async () => {
    const input = { ...KEY, modelId: 'p4', xml: simple('p4'), basedOn: null, revision: 0 };
    const call = { input, actor: ADMIN, idempotencyKey: 'save-p4' };
    const [first] = await world.executor.execute(world.workflow.saveDraft, [call]);
    const [again] = await world.executor.execute(world.workflow.saveDraft, [call]);
    expect(again).toMatchObject({ ok: true, replayed: true, result: { revision: 1 } });
    expect(first!.ok).toBe(true);
    const publish = {
      input: { ...KEY, modelId: 'p4', revision: 1 },
      actor: ADMIN,
      idempotencyKey: 'publish-p4',
    };
    await world.executor.execute(world.workflow.publishDraft, [publish]);
    const [twice] = await world.executor.execute(world.workflow.publishDraft, [publish]);
    expect(twice).toMatchObject({ ok: true, replayed: true });
    expect((await listVersions(world.db, 'p4'))!.items).toHaveLength(1);
  });

  it('are not published with errors, under another name, or over a version that they do not know', async () => {
    const { saveDraft, publishDraft } = world.workflow;
    const key = { kind: 'process', modelId: 'p5' } as const;
    const save = (xmlText: string, revision: number, basedOn: number | null = null) =>
      world.accept(saveDraft, { ...key, xml: xmlText, basedOn, revision });
    expect(await world.refusal(publishDraft, { ...key, revision: 1 })).toBe('workflow.draft-unknown');
    await save(model([start, service('a', 'test.nothing'), end(), path('s', 'a', 'e')], [], { id: 'p5' }), 0);
    expect(await world.refusal(publishDraft, { ...key, revision: 5 })).toBe('workflow.draft-changed');
    expect(await world.call(publishDraft, { ...key, revision: 1 })).toMatchObject({
      refusal: {
        code: 'workflow.model-refused',
        details: { problems: [{ elementId: 'a', code: 'unknownCommand', severity: 'error' }] },
      },
    });
    await save(simple('another'), 1);
    expect(await world.refusal(publishDraft, { ...key, revision: 2 })).toBe('workflow.draft-misnamed');
    await world.deploy(simple('p5'));
    await save(simple('p5', 'new'), 2);
    expect(await world.refusal(publishDraft, { ...key, revision: 3 })).toBe('workflow.draft-outdated');
    await save(simple('p5', 'new'), 3, 1);
    expect(await world.refusal(publishDraft, { ...key, revision: 4 })).toBe('accepted');
    expect(await world.refusal(saveDraft, { ...key, xml: 'x', basedOn: null, revision: 0 }, SERVICE)).toBe(
      'platform.not-allowed',
    );
  });
});

const problemsOf = async (text: string) =>
  (await world.accept(world.workflow.validateProcess, { xml: text })).problems;

describe('validation', () => {
  it('says every problem and warning of a drawing at once, with its place', async () => {
    const text = model(
      [
        start,
        act('typo', '=1 + > note'),
        service('unknown', 'test.unknown'),
        act('bare', 'x > other'),
        element('userTask', 'u', {}, xml('bpmn:extensionElements', {}, xml('zeebe:userTask'))),
        boundary('never', 'bare', errorEvent('test.never')),
        element(
          'businessRuleTask',
          'd',
          {},
          xml(
            'bpmn:extensionElements',
            {},
            xml('zeebe:calledDecision', { decisionId: 'none', resultVariable: 'r' }),
          ),
        ),
        element('exclusiveGateway', 'g'),
        act('loop', 'x > note'),
        end(),
        path('s', 'typo', 'unknown', 'bare', 'u', 'd', 'g', 'e'),
        flow('g', 'loop'),
        path('loop', 'loop'),
        path('never', 'e'),
      ],
      [error('test.never')],
    );
    const found = (await problemsOf(text)).map(({ elementId, code }) => `${elementId} ${code}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'typo invalidExpression',
        'unknown unknownCommand',
        'bare missingInput',
        'u roleMissing',
        'd unknownDecision',
        'g_e missingCondition',
        'g missingDefault',
        'never refusalNeverComes',
        'loop neverEnds',
      ]),
    );
    const typo = (await problemsOf(text)).find(({ code }) => code === 'invalidExpression')!;
    expect(typo).toMatchObject({ expression: '1 +', from: 3, to: 3 });
  });

  it('finds nothing in a drawing without problems', async () => {
    expect(await world.accept(world.workflow.validateProcess, { xml: simple('fine') })).toEqual({
      deployable: true,
      problems: [],
    });
  });

  it('says what is no BPMN', async () => {
    expect(await problemsOf('<a/>')).toMatchObject([{ severity: 'error', code: 'notBpmn' }]);
  });

  const table = (policy: string, ...rows: [string, string][]) => `<?xml version="1.0"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="f" name="f" namespace="urn:t">
    <decision id="d" name="D"><decisionTable id="t" hitPolicy="${policy}">
    <input id="i" label="Total"><inputExpression id="ie"><text>total</text></inputExpression></input>
    <output id="o" name="o" label="Answer"/>
    ${rows.map(([test, result], at) => `<rule id="r${at}"><inputEntry id="a${at}"><text>${test.replace('<', '&lt;')}</text></inputEntry><outputEntry id="b${at}"><text>${result}</text></outputEntry></rule>`).join('')}
    </decisionTable></decision></definitions>`;

  it.each([
    ['cells that do not parse', table('UNIQUE', ['> ', '1']), ['error invalidExpression 1 Total']],
    [
      'rows that apply together',
      table('UNIQUE', ['< 10', '1'], ['[5..20]', '2'], ['> 20', '3']),
      ['error overlap 2 '],
    ],
    ['cases that no row is for', table('UNIQUE', ['< 10', '1'], ['> 10', '2']), ['warning gap  ']],
    [
      'rows that never decide',
      table('FIRST', ['< 10', '1'], ['< 5', '2'], ['-', '3']),
      ['warning rowNeverApplies 2 '],
    ],
    ['nothing where nothing is wrong', table('UNIQUE', ['< 10', '1'], ['>= 10', '2']), []],
  ])('finds in a table %s', async (_what, text, expected) => {
    const { problems } = await world.accept(world.workflow.validateDecision, { xml: text });
    expect(
      problems.map(({ severity, code, row = '', column = '' }) => `${severity} ${code} ${row} ${column}`),
    ).toEqual(expected);
  });
});

describe('expressions', () => {
  it('are parsed with the place of the problem, and worked out with variables', async () => {
    const { checkExpression } = world.workflow;
    expect(await world.accept(checkExpression, { expression: '=1 + ', kind: 'expression' })).toMatchObject({
      ok: false,
      problem: { from: 5, to: 5 },
    });
    const input = { expression: 'total > 5 and open', kind: 'expression' as const, variables: { total: 6 } };
    expect(await world.accept(checkExpression, input)).toMatchObject({
      ok: true,
      evaluated: true,
      unknownNames: ['open'],
    });
    const test = { expression: '> 5', kind: 'unary-tests' as const, variables: { '?': 6 } };
    expect(await world.accept(checkExpression, test)).toMatchObject({ ok: true, value: true });
  });

  it('may call every function that is offered', () => {
    for (const { name } of FEEL_FUNCTIONS) expect(typeof evaluate(name, {}).value, name).toBe('function');
  });
});

describe('what a drawing can say', () => {
  const words: ProcessWords = {
    events: [{ type: 'test.told', summary: 'Told.' }],
    variables: [{ name: 'totalMinor', type: 'number', description: 'Total', example: 1 }],
    correlation: { 'test.told': 'key' },
  };

  it('is offered as templates in the form that the drawing tool reads', async () => {
    const { commands } = buildProgram();
    const templates = await buildElementTemplates(world.db, world.definitions, commands, words);
    const { results } = validateAllZeebe(templates);
    const wrong = results.flatMap(({ valid, errors, object }) =>
      valid ? [] : [`${String(object.id)} ${JSON.stringify(errors)}`],
    );
    expect(wrong).toEqual([]);
    expect(templates.map((template) => template.id)).toEqual(
      expect.arrayContaining([
        'throughline.command.orders.cancelOrder',
        'throughline.event.catch.test.told',
        'throughline.task',
      ]),
    );
  });

  it('holds variables with examples from real orders', async () => {
    await world.deploy(
      model(
        [
          start,
          element('intermediateCatchEvent', 'c', {}, messageEvent('test.told')),
          end(),
          path('s', 'c', 'e'),
        ],
        [message('test.told')],
        { id: 'speaking' },
      ),
    );
    const orderId = await world.begin('speaking', { colour: 'red' });
    await world.tell(orderId, 'test.told', { key: 'k', parts: { size: 3 } });
    const { commands } = buildProgram();
    const said = await readVocabulary(world.db, world.definitions, commands, words, 'speaking');
    expect(said.variables).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'colour', type: 'string', example: 'red' })]),
    );
    expect(said.events[0]).toMatchObject({ correlation: 'key' });
    expect(said.events[0]!.attributes).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'parts.size', type: 'number', example: 3 })]),
    );
  });
});
