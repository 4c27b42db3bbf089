// Processes that call processes: they wait for each other, fail together, and end together.
import { describe, expect, it } from 'vitest';
import {
  boundary,
  element,
  error,
  errorEvent,
  extensions,
  message,
  messageEvent,
  model,
  path,
  xml,
} from '../../../../tests/support/bpmn-builder.ts';
import { act, row, task } from '../../../../tests/support/row-process.ts';
import { SERVICE, setUpWorkflow, world } from '../../../../tests/support/workflow-world.ts';

setUpWorkflow();

const call = (id: string, processId: string) =>
  element(
    'callActivity',
    id,
    {},
    extensions(xml('zeebe:calledElement', { processId, propagateAllChildVariables: true })),
  );

describe('processes that call processes', () => {
  it('waits for the called process and goes on with its variables, also when it is called first', async () => {
    await world.deploy(row('child', ['u', task('u')]));
    await world.deploy(row('parent', ['c', call('c', 'child')], ['a', act('a', '=answer')]));
    const orderId = await world.begin('parent');
    expect((await world.processes(orderId)).map((each) => each.processId)).toEqual(['parent', 'child']);
    const { taskId } = await world.task(orderId);
    await world.accept(world.workflow.completeTask, { taskId, variables: { answer: 'yes' } }, SERVICE);
    await world.settle();
    expect(await world.notes()).toEqual(['yes']);
    expect((await world.processes(orderId)).map((each) => each.status)).toEqual(['completed', 'completed']);
    expect((await world.events(orderId)).filter((type) => type === 'workflow.processEnded')).toHaveLength(1);
  });

  it('catches what fails in the called process', async () => {
    await world.deploy(row('failing-child', ['x', act('x', 'unwanted')]));
    world.troubles.set('unwanted', 'refuse');
    await world.deploy(
      model(
        [
          element('startEvent', 's'),
          call('c', 'failing-child'),
          boundary('caught', 'c', errorEvent('test.unwanted')),
          act('instead'),
          element('endEvent', 'e'),
          element('endEvent', 'e2'),
          path('s', 'c', 'e'),
          path('caught', 'instead', 'e2'),
        ],
        [error('test.unwanted')],
        { id: 'catching-parent' },
      ),
    );
    const orderId = await world.begin('catching-parent');
    await world.settle();
    expect(await world.notes()).toEqual(['instead']);
    expect((await world.processes(orderId)).map((each) => each.status)).toEqual(['completed', 'failed']);
  });

  it('ends the called process with its caller, and withdraws its tasks', async () => {
    await world.deploy(row('waiting-child', ['u', task('u')]));
    await world.deploy(
      model(
        [
          element('startEvent', 's'),
          call('c', 'waiting-child'),
          boundary('stop', 'c', messageEvent('test.told')),
          element('endEvent', 'e'),
          element('endEvent', 'e2'),
          path('s', 'c', 'e'),
          path('stop', 'e2'),
        ],
        [message('test.told')],
        { id: 'stopping-parent' },
      ),
    );
    const orderId = await world.begin('stopping-parent');
    expect(await world.inbox(orderId)).toHaveLength(1);
    await world.tell(orderId);
    await world.settle();
    expect(await world.inbox(orderId)).toEqual([]);
    expect((await world.processes(orderId)).map((each) => each.status)).toEqual(['completed', 'cancelled']);
    const cancelled = await world.begin('stopping-parent');
    await world.accept(world.workflow.cancelProcess, { orderId: cancelled, processId: 'stopping-parent' });
    expect((await world.processes(cancelled)).map((each) => each.status)).toEqual(['cancelled', 'cancelled']);
  });

  it('raises an incident for a called process that is not deployed, and ends a circle', async () => {
    await world.deploy(row('lonely', ['c', call('c', 'nowhere')]));
    const orderId = await world.begin('lonely');
    expect(await world.incidents(orderId)).toMatchObject([{ code: 'processNotCallable' }]);
    await world.deploy(row('circle', ['c', call('c', 'circle')]));
    const round = await world.begin('circle');
    expect((await world.processes(round)).length).toBeLessThanOrEqual(22);
    expect(await world.incidents(round)).toMatchObject([
      { message: 'Processes call each other in a circle' },
    ]);
  });
});
