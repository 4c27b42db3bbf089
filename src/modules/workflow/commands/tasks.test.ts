// Tasks of people: who sees, takes and completes them, what they ask, and what goes away by itself.
import { describe, expect, it } from 'vitest';
import {
  boundary,
  element,
  extensions,
  flow,
  mapping,
  model,
  path,
  timer,
  xml,
} from '../../../../tests/support/bpmn-builder.ts';
import { act, row, task } from '../../../../tests/support/row-process.ts';
import { newOrderId } from '../../../../tests/support/test-commands.ts';
import {
  ADMIN,
  OPERATIONS,
  SERVICE,
  setUpWorkflow,
  world,
} from '../../../../tests/support/workflow-world.ts';
import type { Actor } from '../../../platform/command.ts';
import { formatId } from '../../../platform/ids.ts';
import { readTask } from '../forms/read-task.ts';
import { listTasks } from '../queries.ts';

const FINANCE: Actor = { id: 'user:finance', role: 'finance' };

setUpWorkflow();

const noTask = () => formatId('tsk', newOrderId(3).uuid);

describe('tasks of people', () => {
  it('shows a task as soon as the order is placed, also when it is the first thing in the process', async () => {
    await world.deploy(row('first-task', ['u', task('u')], ['a', act('a', '=answer')]));
    const orderId = await world.begin('first-task');
    expect(await world.events(orderId)).toEqual(['test.placed', 'workflow.taskCreated']);
    const [open] = await world.inbox(orderId);
    expect(open).toMatchObject({
      node: 'u',
      orderId,
      candidateGroups: ['service', 'finance'],
      assignee: null,
    });
    const variables = { answer: 'yes' };
    await world.accept(world.workflow.completeTask, { taskId: open!.taskId, variables }, SERVICE);
    await world.settle();
    expect(await world.notes()).toEqual(['yes']);
    expect(await world.inbox(orderId)).toEqual([]);
    expect(await world.events(orderId)).toEqual([
      'test.placed',
      'workflow.taskCreated',
      'workflow.taskCompleted',
      'workflow.processEnded',
    ]);
  });

  it('withdraws a task whose time is over', async () => {
    await world.deploy(
      model(
        [
          element('startEvent', 's'),
          task('u'),
          boundary('late', 'u', timer('Duration', 'PT1H')),
          act('a'),
          element('endEvent', 'e'),
          element('endEvent', 'e2'),
          path('s', 'u', 'e'),
          path('late', 'a', 'e2'),
        ],
        [],
        { id: 'withdrawn' },
      ),
    );
    const orderId = await world.begin('withdrawn');
    const { taskId } = await world.task(orderId);
    world.clock.advance(3600_000);
    await world.settle();
    expect(await world.inbox(orderId)).toEqual([]);
    expect(await world.notes()).toEqual(['a']);
    expect(await world.refusal(world.workflow.completeTask, { taskId }, SERVICE)).toBe('workflow.task-ended');
    expect(await world.refusal(world.workflow.claimTask, { taskId }, SERVICE)).toBe('workflow.task-ended');
  });

  it('lets one person at a time have a task: whoever has it completes it, an admin may take it', async () => {
    await world.deploy(row('claimed', ['u', task('u')]));
    const orderId = await world.begin('claimed');
    const { taskId } = await world.task(orderId);
    const { claimTask, completeTask } = world.workflow;
    expect(await world.accept(claimTask, { taskId }, SERVICE)).toEqual({ assignee: SERVICE.id });
    expect((await listTasks(world.db, { assignee: SERVICE.id })).items.map((each) => each.taskId)).toEqual([
      taskId,
    ]);
    expect(await world.refusal(claimTask, { taskId }, FINANCE)).toBe('workflow.task-assigned');
    expect(await world.refusal(completeTask, { taskId }, FINANCE)).toBe('workflow.task-assigned');
    expect(await world.accept(claimTask, { taskId, release: true }, SERVICE)).toEqual({ assignee: null });
    expect(await world.accept(claimTask, { taskId }, FINANCE)).toEqual({ assignee: FINANCE.id });
    expect(await world.accept(claimTask, { taskId }, ADMIN)).toEqual({ assignee: ADMIN.id });
    expect(await world.refusal(completeTask, { taskId }, FINANCE)).toBe('workflow.task-assigned');
    await world.accept(completeTask, { taskId }, ADMIN);
    expect(await world.standing(orderId)).toBe('completed');
  });

  it('gives a task to the person whom the drawing names', async () => {
    await world.deploy(row('assigned', ['u', task('u', { assignee: '=who' })]));
    const orderId = await world.begin('assigned', { who: SERVICE.id });
    const { taskId, assignee } = await world.task(orderId);
    expect(assignee).toBe(SERVICE.id);
    expect(await world.refusal(world.workflow.completeTask, { taskId }, FINANCE)).toBe(
      'workflow.task-assigned',
    );
    expect(await world.refusal(world.workflow.completeTask, { taskId }, SERVICE)).toBe('accepted');
  });

  it('lets only those groups take and complete a task that the drawing asks', async () => {
    await world.deploy(row('grouped', ['u', task('u')]));
    const { taskId } = await world.task(await world.begin('grouped'));
    const { claimTask, completeTask } = world.workflow;
    const answer = await world.call(claimTask, { taskId }, OPERATIONS);
    expect(answer).toMatchObject({
      refusal: {
        code: 'workflow.task-not-for-role',
        details: { candidateGroups: ['service', 'finance'], role: 'operations' },
      },
    });
    expect(await world.refusal(completeTask, { taskId }, OPERATIONS)).toBe('workflow.task-not-for-role');
    expect(await world.refusal(completeTask, { taskId }, FINANCE)).toBe('accepted');
  });

  it('lets the people whom the drawing names do a task, whatever their group, and nobody else of other groups', async () => {
    const people = { candidateUsers: 'user:anna, user:ben' };
    await world.deploy(
      row('named', ['u', task('u', people)], ['v', task('v', { candidateGroups: '', ...people })]),
    );
    const orderId = await world.begin('named');
    const { taskId } = await world.task(orderId);
    const { completeTask } = world.workflow;
    expect((await world.inbox(orderId))[0]).toMatchObject({ candidateUsers: ['user:anna', 'user:ben'] });
    const carla: Actor = { id: 'user:carla', role: 'operations' };
    expect(await world.refusal(completeTask, { taskId }, carla)).toBe('workflow.task-not-for-role');
    expect(await world.refusal(completeTask, { taskId }, { ...carla, id: 'user:ben' })).toBe('accepted');
    await world.settle();
    // The second asks nobody but the two: a group alone is not enough.
    const second = await world.task(orderId);
    expect(await world.refusal(completeTask, { taskId: second.taskId }, FINANCE)).toBe(
      'workflow.task-not-for-role',
    );
    const anna: Actor = { id: 'user:anna', role: 'finance' };
    expect(await world.refusal(completeTask, { taskId: second.taskId }, anna)).toBe('accepted');
  });

  it('asks for what the drawing wants to know, by a schema, and says at which field something is wrong', async () => {
    const formSchema = JSON.stringify({
      type: 'object',
      properties: {
        approved: { type: 'boolean', title: 'Approved', 'x-labels': { pl: 'Zatwierdzone' } },
        reason: { type: 'string', maxLength: 5 },
      },
      required: ['approved'],
    });
    const asking = element(
      'userTask',
      'u',
      {},
      extensions(
        xml('zeebe:userTask'),
        xml('zeebe:taskHeaders', {}, xml('zeebe:header', { key: 'formSchema', value: formSchema })),
      ),
    );
    await world.deploy(row('asking', ['u', asking]));
    const { taskId } = await world.task(await world.begin('asking'));
    const detail = await readTask(world.db, world.definitions, taskId);
    expect(detail).toMatchObject({
      processId: 'asking',
      state: 'open',
      form: {
        source: 'drawing',
        schema: {
          properties: { approved: { 'x-labels': { pl: 'Zatwierdzone' } } },
          additionalProperties: false,
        },
      },
    });
    const { completeTask } = world.workflow;
    const problems = async (variables: Record<string, unknown>) => {
      const answer = await world.call(completeTask, { taskId, variables }, SERVICE);
      return answer.ok ? [] : (answer.refusal.details!.problems as { at: string }[]).map(({ at }) => at);
    };
    expect(await problems({})).toEqual(['/variables/approved']);
    expect(await problems({ approved: 'yes', reason: 'too long' })).toEqual([
      '/variables/approved',
      '/variables/reason',
    ]);
    expect(await problems({ approved: true, reason: 'fine' })).toEqual([]);
    expect(await readTask(world.db, world.definitions, taskId)).toMatchObject({
      state: 'completed',
      endedBy: SERVICE.id,
    });
  });

  it('makes the form from what the task hands on, where the drawing holds none', async () => {
    const handing = element(
      'userTask',
      'u',
      {},
      extensions(
        xml('zeebe:userTask'),
        mapping([], ['=approved > approved', '=if note = null then 1 else 2 > level']),
      ),
    );
    await world.deploy(
      model(
        [
          element('startEvent', 's'),
          handing,
          element('exclusiveGateway', 'g', { default: 'g_e' }),
          element('endEvent', 'e'),
          element('endEvent', 'e2'),
          path('s', 'u', 'g', 'e'),
          flow('g', 'e2', '=approved = true'),
        ],
        [],
        { id: 'handing' },
      ),
    );
    const { taskId } = await world.task(await world.begin('handing'));
    const detail = await readTask(world.db, world.definitions, taskId);
    expect(detail!.form).toMatchObject({
      source: 'outputs',
      schema: {
        properties: { approved: { type: 'boolean', title: 'Approved' }, note: { title: 'Note' } },
        required: ['approved'],
      },
    });
    const { completeTask } = world.workflow;
    expect(await world.refusal(completeTask, { taskId }, SERVICE)).toBe('workflow.form-refused');
    expect(await world.refusal(completeTask, { taskId, variables: { approved: true } }, SERVICE)).toBe(
      'accepted',
    );
  });

  it('refuses a drawing whose form is no schema', async () => {
    const broken = element(
      'userTask',
      'u',
      {},
      extensions(
        xml('zeebe:userTask'),
        xml('zeebe:taskHeaders', {}, xml('zeebe:header', { key: 'formSchema', value: '{"type":"string"}' })),
      ),
    );
    expect(
      await world.call(world.workflow.deployProcess, { xml: row('broken', ['u', broken]) }),
    ).toMatchObject({
      refusal: { details: { problems: [{ elementId: 'u', code: 'invalidForm' }] } },
    });
  });

  it('completes a task once, in one set and by two at the same moment', async () => {
    await world.deploy(row('once-done', ['u', task('u')], ['a', act('a')]));
    const { completeTask } = world.workflow;
    const first = await world.begin('once-done');
    const { taskId } = await world.task(first);
    const calls = [1, 2].map(() => ({ input: { taskId }, actor: SERVICE }));
    const set = await world.executor.execute(completeTask, calls);
    expect(set.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code))).toEqual([
      'accepted',
      'workflow.task-ended',
    ]);
    const second = await world.begin('once-done');
    const [other] = await world.inbox(second);
    const answers = await Promise.all(
      [1, 2].map(() => world.refusal(completeTask, { taskId: other!.taskId }, SERVICE)),
    );
    expect(answers.sort()).toEqual(['accepted', 'workflow.task-ended']);
    await world.settle();
    expect(await world.notes()).toEqual(['a', 'a']);
  });

  it('knows no task that does not exist', async () => {
    const { claimTask, completeTask } = world.workflow;
    expect(await world.refusal(claimTask, { taskId: noTask() }, SERVICE)).toBe('workflow.task-unknown');
    expect(await world.refusal(completeTask, { taskId: noTask() }, SERVICE)).toBe('workflow.task-unknown');
  });

  it('lists open tasks page by page, oldest first, of a group', async () => {
    await world.deploy(row('listed', ['u', task('u', { candidateGroups: 'planners' })]));
    const orders: string[] = [];
    for (let index = 0; index < 5; index++) {
      world.clock.advance(1000);
      orders.push(await world.begin('listed', {}, index));
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listTasks(world.db, { group: 'planners', limit: 2, ...(after ? { after } : {}) });
      seen.push(...page.items.map((each) => each.orderId as string));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual(orders);
  });
});
