// A past order is tried on a drawing: what is drawn as it was goes as it went, and every departure is told. Nothing is written.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  element,
  mapping,
  message,
  messageEvent,
  model,
  path,
  service,
  timer,
  xml,
} from '../../../../tests/support/bpmn-builder.ts';
import { openWorkflowWorld, SERVICE, type WorkflowWorld } from '../../../../tests/support/workflow-world.ts';
import { sql } from '../../../platform/db.ts';

let world: WorkflowWorld;
beforeAll(async () => {
  world = await openWorkflowWorld();
});
afterAll(() => world.db.drop());

const HOUR = 3_600_000;
const act = (id: string, note = `=note`) =>
  service(id, 'test.act', mapping([`${note} > note`], ['=said > said']));
const pause = (id: string, length: string) =>
  element('intermediateCatchEvent', id, {}, timer('Duration', length));
const told = element('intermediateCatchEvent', 'told', {}, messageEvent('test.told'));
const person = element(
  'userTask',
  'person',
  {},
  xml(
    'bpmn:extensionElements',
    {},
    xml('zeebe:userTask'),
    xml('zeebe:assignmentDefinition', { candidateGroups: 'service' }),
    mapping([], ['=approved > approved']),
  ),
);
const draw = (id: string, ...parts: [string, string][]) =>
  model(
    [
      element('startEvent', 's'),
      ...parts.map(([, text]) => text),
      element('endEvent', 'e'),
      path('s', ...parts.map(([each]) => each), 'e'),
    ],
    [message('test.told')],
    { id },
  );
const PARTS: [string, string][] = [
  ['first', act('first')],
  ['told', told],
  ['person', person],
  ['last', act('last', '=if approved then "good" else "bad"')],
];

/** An order that waited two hours for news and three for somebody, and is done. */
async function livePast(id: string): Promise<string> {
  await world.deploy(draw(id, ...PARTS));
  const orderId = await world.begin(id, { note: 'begun' });
  await world.settle();
  world.clock.advance(2 * HOUR);
  await world.tell(orderId);
  await world.settle();
  world.clock.advance(3 * HOUR);
  const { taskId } = await world.task(orderId);
  await world.accept(world.workflow.completeTask, { taskId, variables: { approved: true } }, SERVICE);
  await world.settle();
  expect(await world.standing(orderId)).toBe('completed');
  return orderId;
}
const tryOn = (orderId: string, xmlText: string) =>
  world.accept(world.workflow.tryProcess, { orderId, xml: xmlText });

describe('a trial', () => {
  it('goes as it went where nothing is drawn otherwise, and writes nothing', async () => {
    const orderId = await livePast('alike');
    const count = () =>
      world.db.query(sql`select (select count(*) from platform.events) as events, (select count(*) from workflow.instances) as instances,
        (select count(*) from workflow.tasks) as tasks, (select count(*) from public.notes) as notes`);
    const before = await count();
    const tried = await tryOn(orderId, draw('alike', ...PARTS));
    expect(tried).toMatchObject({ status: 'completed', departures: [], assumptions: [], truncated: false });
    expect(tried.waits).toMatchObject([
      { elementId: 'told', seconds: 7200, actualSeconds: 7200 },
      { elementId: 'person', seconds: 10_800, actualSeconds: 10_800 },
    ]);
    expect(tried.calls).toMatchObject([
      { elementId: 'first', command: 'test.act', input: { note: 'begun' }, answer: 'as-it-happened' },
      { elementId: 'last', input: { note: 'good' } },
    ]);
    expect(tried.tasks).toMatchObject([
      { elementId: 'person', answer: 'as-it-happened', candidateGroups: ['service'] },
    ]);
    expect(await count()).toEqual(before);
    expect(await tryOn(orderId, draw('alike', ...PARTS))).toEqual(tried);
  });

  it('tells what would have taken longer, been called besides and been left out', async () => {
    const orderId = await livePast('other');
    world.clock.advance(100 * HOUR);
    const [first, , ...rest] = PARTS;
    const tried = await tryOn(
      orderId,
      draw('other', first!, ['slow', pause('slow', 'PT48H')], ['more', act('more', 'more')], rest[0]!, [
        'last',
        act('last', 'other'),
      ]),
    );
    expect(tried).toMatchObject({
      status: 'completed',
      assumptions: ['The past shows no answer of test.act at last: taken as accepted'],
    });
    expect(tried.waits).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ elementId: 'slow', seconds: 48 * 3600, actualSeconds: null }),
      ]),
    );
    expect(tried.departures.map(({ kind, elementId }) => `${kind} ${elementId}`)).toEqual([
      'extra-element slow',
      'extra-element more',
      'missing-element told',
      'other-input more',
      'extra-command last',
    ]);
  });

  it('says where it would stand still, and with which input a command would not have run', async () => {
    const orderId = await livePast('stuck');
    const waiting = await tryOn(orderId, draw('stuck', ['t', pause('t', 'P30D')], ...PARTS));
    expect(waiting).toMatchObject({ status: 'active', standsAt: ['t'], endedAt: null });
    expect(waiting.departures.at(-1)).toMatchObject({ kind: 'other-end' });
    const wrong = await tryOn(orderId, draw('stuck', ['first', act('first', '=5')], ...PARTS.slice(1)));
    expect(wrong).toMatchObject({
      status: 'incident',
      calls: [{ answer: 'form-refused', problems: [expect.stringContaining('/note')] }],
      incidents: [{ elementId: 'first' }],
    });
  });

  it('takes the draft where no drawing is given', async () => {
    const orderId = await livePast('drafted');
    const { saveDraft, tryProcess } = world.workflow;
    expect(await world.refusal(tryProcess, { orderId })).toBe('workflow.draft-unknown');
    const draft = { kind: 'process', modelId: 'drafted', basedOn: 1, revision: 0 } as const;
    await world.accept(saveDraft, { ...draft, xml: draw('drafted', ...PARTS.slice(0, 2)) });
    const tried = await world.accept(tryProcess, { orderId });
    expect(tried.departures.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['missing-element', 'missing-command']),
    );
  });

  it('refuses orders and drawings that cannot be tried', async () => {
    const { tryProcess } = world.workflow;
    const none = 'ord_01h455vb4pex5vsknk084sn02q';
    expect(await world.refusal(tryProcess, { orderId: none, xml: draw('x') })).toBe('workflow.order-unknown');
    const orderId = await world.begin('no-such-process');
    expect(await world.refusal(tryProcess, { orderId, xml: draw('x') })).toBe('workflow.trial-impossible');
    const lived = await livePast('refused');
    expect(await world.refusal(tryProcess, { orderId: lived, xml: '<a/>' })).toBe('workflow.model-refused');
  });
});
