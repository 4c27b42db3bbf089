// Deploying, starting and cancelling processes; processes that begin by the clock.
import { describe, expect, it } from 'vitest';
import {
  element,
  message,
  messageEvent,
  model,
  path,
  service,
  timer,
} from '../../../../tests/support/bpmn-builder.ts';
import { act } from '../../../../tests/support/row-process.ts';
import { newOrderId } from '../../../../tests/support/test-commands.ts';
import {
  ADMIN,
  OPERATIONS,
  SERVICE,
  settle,
  setUpWorkflow,
  world,
} from '../../../../tests/support/workflow-world.ts';
import { sql } from '../../../platform/db.ts';
import { listDefinitions } from '../queries.ts';

setUpWorkflow();

const wait = (id: string) => element('intermediateCatchEvent', id, {}, messageEvent('test.told'));
const waiting = (id: string, ...after: string[]) =>
  model(
    [
      element('startEvent', 's'),
      wait('w'),
      ...after.map((each) => act(each)),
      element('endEvent', 'e'),
      path('s', 'w', ...after, 'e'),
    ],
    [message('test.told')],
    { id },
  );

describe('workflow.deployProcess', () => {
  it('takes the same drawing again as no new version, and another as the next', async () => {
    const deploy = (xml: string) => world.accept(world.workflow.deployProcess, { xml });
    const first = { processId: 'versions', version: 1, name: 'Test', isNew: true };
    expect(await deploy(waiting('versions'))).toEqual(first);
    expect(await deploy(waiting('versions'))).toEqual({ ...first, isNew: false });
    expect(await deploy(waiting('versions', 'more'))).toEqual({ ...first, version: 2 });
    const { items } = await listDefinitions(world.db);
    expect(items.filter((each) => each.processId === 'versions').map((each) => each.version)).toEqual([2, 1]);
  });

  it('keeps a running order on its version and gives new orders the newest', async () => {
    await world.deploy(waiting('moving', 'old'));
    const before = await world.begin('moving');
    await world.deploy(waiting('moving', 'new'));
    const after = await world.begin('moving');
    for (const orderId of [before, after]) await world.tell(orderId);
    await world.settle();
    expect((await world.processes(before))[0]).toMatchObject({ version: 1, status: 'completed' });
    expect((await world.processes(after))[0]).toMatchObject({ version: 2, status: 'completed' });
    expect((await world.notes()).sort()).toEqual(['new', 'old']);
  });

  it('gives two that deploy at once a version each', async () => {
    const executors = [world.executor, world.executor];
    const answers = await Promise.all(
      executors.map((executor, index) =>
        executor.execute(world.workflow.deployProcess, [
          { input: { xml: waiting('racing', `at${index}`) }, actor: OPERATIONS },
        ]),
      ),
    );
    const versions = answers.flat().map((answer) => answer.ok && answer.result.version);
    expect(versions.sort()).toEqual([1, 2]);
  });

  it('names the element that calls a command which does not exist', async () => {
    const xml = model([
      element('startEvent', 's'),
      service('Task_x', 'test.nothing'),
      element('endEvent', 'e'),
      path('s', 'Task_x', 'e'),
    ]);
    expect(await world.call(world.workflow.deployProcess, { xml })).toMatchObject({
      refusal: {
        code: 'workflow.command-unknown',
        details: { problems: [{ elementId: 'Task_x', message: 'There is no command test.nothing' }] },
      },
    });
  });

  it('names the element that it cannot run, and stores nothing', async () => {
    const xml = model(
      [
        element('startEvent', 's'),
        element('complexGateway', 'Gateway_x'),
        element('endEvent', 'e'),
        path('s', 'Gateway_x', 'e'),
      ],
      [],
      { id: 'unsupported' },
    );
    const answer = await world.call(world.workflow.deployProcess, { xml });
    expect(answer).toMatchObject({
      refusal: { code: 'workflow.model-refused', details: { problems: [{ elementId: 'Gateway_x' }] } },
    });
    expect(await world.refusal(world.workflow.deployProcess, { xml: 'no XML at all' })).toBe(
      'workflow.model-refused',
    );
    const { items } = await listDefinitions(world.db);
    expect(items.some((each) => each.processId === 'unsupported')).toBe(false);
  });
});

describe('workflow.deployDecision', () => {
  const dmn = (text: string) =>
    `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="f" name="F" namespace="urn:test"><decision id="d" name="D"><variable id="v" name="d"/><literalExpression id="l"><text>${text}</text></literalExpression></decision></definitions>`;

  it('takes the same file again as no new version, and running orders ask the newest', async () => {
    const deploy = (xml: string) => world.accept(world.workflow.deployDecision, { xml });
    expect(await deploy(dmn('1'))).toEqual({ decisions: [{ decisionId: 'd', version: 1 }] });
    expect(await deploy(dmn('1'))).toEqual({ decisions: [{ decisionId: 'd', version: 1 }] });
    expect(await deploy(dmn('2'))).toEqual({ decisions: [{ decisionId: 'd', version: 2 }] });
    const rule = element(
      'businessRuleTask',
      'r',
      {},
      '<bpmn:extensionElements><zeebe:calledDecision decisionId="d" resultVariable="answer"/></bpmn:extensionElements>',
    );
    await world.deploy(
      model(
        [
          element('startEvent', 's'),
          rule,
          act('a', '="answer " + string(answer)'),
          element('endEvent', 'e'),
          path('s', 'r', 'a', 'e'),
        ],
        [],
        { id: 'deciding' },
      ),
    );
    await world.begin('deciding');
    await world.settle();
    expect(await world.notes()).toEqual(['answer 2']);
  });

  it('refuses what is no decision', async () => {
    expect(await world.refusal(world.workflow.deployDecision, { xml: dmn('1 +') })).toBe(
      'workflow.model-refused',
    );
  });
});

describe('workflow.startProcess', () => {
  it('starts the process of an order that was placed before the process was deployed', async () => {
    const orderId = await world.begin('later');
    expect(await world.standing(orderId)).toBe('none');
    await world.deploy(
      model(
        [
          element('startEvent', 's'),
          act('a', '=channel + " " + string(totalMinor) + " " + word'),
          element('endEvent', 'e'),
          path('s', 'a', 'e'),
        ],
        [],
        { id: 'later' },
      ),
    );
    const started = await world.accept(world.workflow.startProcess, {
      orderId,
      processId: 'later',
      variables: { word: 'given', orderId: 'not this' },
    });
    expect(started).toMatchObject({ processId: 'later', version: 1 });
    await world.settle();
    expect(await world.notes()).toEqual(['web 100 given']);
    expect(await world.events(orderId)).toEqual([
      'test.placed',
      'workflow.processStarted',
      'workflow.processEnded',
    ]);
  });

  it('refuses in this order: an unknown order, an unknown process, one that runs already', async () => {
    await world.deploy(waiting('once'));
    const start = (orderId: string, processId: string) =>
      world.refusal(world.workflow.startProcess, { orderId, processId });
    const stranger = newOrderId(3).orderId;
    const orderId = await world.begin('once');
    expect(await start(stranger, 'nothing')).toBe('workflow.order-unknown');
    expect(await start(orderId, 'nothing')).toBe('workflow.process-unknown');
    expect(await start(orderId, 'once')).toBe('workflow.process-running');
    await world.tell(orderId);
    await world.settle();
    expect(await start(orderId, 'once')).toBe('accepted');
    expect(await world.refusal(world.workflow.startProcess, { orderId, processId: 'once' }, SERVICE)).toBe(
      'platform.not-allowed',
    );
  });

  it('starts once when it is asked twice: in one set, and by two at the same moment', async () => {
    await world.deploy(waiting('twice'));
    const inSet = await world.begin('none-deployed');
    const calls = (orderId: string) =>
      [1, 2].map(() => ({ input: { orderId, processId: 'twice' }, actor: OPERATIONS }));
    const set = await world.executor.execute(world.workflow.startProcess, calls(inSet));
    expect(set.map((answer) => answer.ok)).toEqual([true, false]);
    const racing = await world.begin('none-deployed');
    const answers = await Promise.all(
      calls(racing).map((each) => world.executor.execute(world.workflow.startProcess, [each])),
    );
    expect(answers.flat().filter((answer) => answer.ok).length).toBe(1);
    expect(await world.processes(racing)).toHaveLength(1);
  });
});

describe('workflow.cancelProcess', () => {
  it('ends what runs, and no message wakes it again', async () => {
    await world.deploy(waiting('cancelled', 'a'));
    const orderId = await world.begin('cancelled');
    const input = { orderId, processId: 'cancelled', reason: 'placed by mistake' };
    expect(await world.accept(world.workflow.cancelProcess, input)).toEqual({ cancelled: 1 });
    await world.tell(orderId);
    await world.settle();
    expect(await world.standing(orderId)).toBe('cancelled');
    expect(await world.notes()).toEqual([]);
    expect(await world.events(orderId)).toEqual([
      'test.placed',
      'workflow.processCancelled',
      'workflow.processEnded',
      'test.told',
    ]);
    expect(await world.refusal(world.workflow.cancelProcess, input)).toBe('workflow.instance-unknown');
  });

  it('does not know the process of another order or of none', async () => {
    const orderId = newOrderId(3).orderId;
    expect(await world.refusal(world.workflow.cancelProcess, { orderId, processId: 'cancelled' })).toBe(
      'workflow.instance-unknown',
    );
  });
});

describe('processes that a timer starts', () => {
  const timed = (id: string, form: 'Cycle' | 'Date' | 'Duration', text: string) =>
    model(
      [
        element('startEvent', 's', {}, timer(form, text)),
        act('a', '="due " + dueAt'),
        element('endEvent', 'e'),
        path('s', 'a', 'e'),
      ],
      [],
      { id },
    );

  it('starts one at each due instant of a cycle, and no more than the cycle says', async () => {
    world.clock.set('2026-11-03T00:00:00Z');
    await world.deploy(timed('nightly', 'Cycle', 'R3/2026-11-04T00:00:00Z/P1D'));
    await world.settle();
    expect(await world.notes()).toEqual([]);
    world.clock.set('2026-11-04T00:00:00Z');
    await world.settle();
    expect(await world.notes()).toEqual(['due 2026-11-04T00:00:00.000Z']);
    // A worker that was away makes up for what it missed.
    world.clock.set('2026-11-20T00:00:00Z');
    await world.settle();
    expect(await world.notes()).toEqual(['04', '05', '06'].map((day) => `due 2026-11-${day}T00:00:00.000Z`));
    expect((await world.instances('nightly')).map((each) => each.status)).toEqual(
      new Array(3).fill('completed'),
    );
  });

  it('starts once at a date, also when the worker looks later', async () => {
    await world.deploy(timed('once-at', 'Date', '2026-11-21T12:00:00Z'));
    world.clock.set('2026-11-22T00:00:00Z');
    await world.settle();
    await world.settle();
    expect(await world.notes()).toEqual(['due 2026-11-21T12:00:00.000Z']);
  });

  it('starts each once with several workers that look at the same moment', async () => {
    for (let index = 0; index < 6; index++)
      await world.deploy(timed(`many-${index}`, 'Cycle', 'R2/2026-11-23T00:00:00Z/PT1H'));
    world.clock.set('2026-11-23T01:00:00Z');
    await Promise.all([world.runner, world.startWorker().runner, world.startWorker().runner].map(settle));
    for (let index = 0; index < 6; index++) expect(await world.instances(`many-${index}`)).toHaveLength(2);
    expect(await world.notes()).toHaveLength(12);
  });

  it('starts only the newest version', async () => {
    await world.deploy(timed('replaced', 'Cycle', 'R/PT1H'));
    await world.deploy(timed('replaced', 'Cycle', 'R/PT2H'));
    world.clock.advance(2 * 3600_000);
    await world.settle();
    expect(await world.instances('replaced')).toHaveLength(1);
    // It goes on for ever; the tests do not.
    await world.deploy(waiting('replaced'));
    world.clock.advance(24 * 3600_000);
    await world.settle();
    expect(await world.instances('replaced')).toHaveLength(1);
  });

  it('is an instance of its own: no order is named, and a person’s task and an incident can be dealt with', async () => {
    const task = element(
      'userTask',
      'u',
      {},
      '<bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements>',
    );
    await world.deploy(
      model(
        [
          element('startEvent', 's', {}, timer('Duration', 'PT1H')),
          task,
          act('a', 'unwanted'),
          element('endEvent', 'e'),
          path('s', 'u', 'a', 'e'),
        ],
        [],
        { id: 'orderless' },
      ),
    );
    world.clock.advance(3600_000);
    world.troubles.set('unwanted', 'refuse');
    await world.settle();
    const events = () =>
      world.db.query<{ type: string; objects: string[][] }>(sql`
        select type, objects from platform.events e join workflow.instances i
          on i.process_id = 'orderless' and e.order_id = i.instance_id and e.bucket = i.bucket
        order by order_sequence`);
    const created = await events();
    expect(created.map((event) => event.type)).toEqual(['workflow.taskCreated']);
    const taskId = created[0]!.objects[1]![1]!;
    await world.accept(world.workflow.completeTask, { taskId }, ADMIN);
    await world.settle();
    const raised = (await events()).at(-1)!;
    expect(raised.type).toBe('workflow.incidentRaised');
    world.troubles.clear();
    await world.accept(world.workflow.settleIncident, {
      incidentId: raised.objects[1]![1]!,
      action: 'retry' as const,
    });
    await world.settle();
    const all = await events();
    expect(all.map((event) => event.type).slice(2)).toEqual([
      'workflow.incidentRaised',
      'workflow.incidentSettled',
      'workflow.processEnded',
    ]);
    expect(new Set(all.map((event) => event.objects[0]![0]))).toEqual(new Set(['process-instance']));
  });

  it.each(['=duration("PT1H")', 'every full moon', 'R0/PT1H'])(
    'refuses a start by a timer that names no time: %s',
    async (text) => {
      const answer = await world.call(world.workflow.deployProcess, { xml: timed('unclear', 'Cycle', text) });
      expect(answer).toMatchObject({
        refusal: { code: 'workflow.model-refused', details: { problems: [{ elementId: 's' }] } },
      });
    },
  );
});
