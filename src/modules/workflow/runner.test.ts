import { describe, expect, it } from 'vitest';
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
  multi,
  path,
  service,
  timer,
} from '../../../tests/support/bpmn-builder.ts';
import { act, row } from '../../../tests/support/row-process.ts';
import { settle, setUpWorkflow, world } from '../../../tests/support/workflow-world.ts';
import { sql } from '../../platform/db.ts';
import { setFailpoint } from '../../platform/failpoint.ts';

setUpWorkflow();

const wait = (id: string, messageId: string) =>
  element('intermediateCatchEvent', id, {}, messageEvent(messageId));
const pause = (id: string, duration: string) =>
  element('intermediateCatchEvent', id, {}, timer('Duration', duration));
const start = element('startEvent', 's');
const end = (id = 'e') => element('endEvent', id);

describe('commands', () => {
  it('calls a command once for all orders that wait for it, and ends each', async () => {
    await world.deploy(row('many', ['a', act('a', '=name')], ['b', act('b', '=name')]));
    const orders = await Promise.all(
      Array.from({ length: 20 }, (_, index) => world.begin('many', { name: `n${index}` })),
    );
    await world.settle();
    expect(world.sizes).toEqual([20, 20]);
    for (const orderId of orders) expect(await world.standing(orderId)).toBe('completed');
    expect(await world.events(orders[0]!)).toEqual(['test.placed', 'workflow.processEnded']);
  });

  it('acts in the name of the process', async () => {
    await world.deploy(row('named', ['a', act('a')]));
    const orderId = await world.begin('named');
    await world.settle();
    const [ended] = await world.db.query(sql`
      select actor, attributes->>'processId' as process from platform.events where type = 'workflow.processEnded'
      and attributes->>'processId' = 'named'`);
    expect(ended).toEqual({ actor: 'system:workflow', process: 'named' });
    expect(await world.standing(orderId)).toBe('completed');
  });

  it('takes a refusal as an error that the drawing catches', async () => {
    await world.deploy(
      model(
        [
          start,
          act('a', 'unwanted'),
          boundary('caught', 'a', errorEvent('test.unwanted')),
          act('instead'),
          end('e'),
          end('e2'),
          path('s', 'a', 'e'),
          path('caught', 'instead', 'e2'),
        ],
        [error('test.unwanted')],
        { id: 'catching' },
      ),
    );
    world.troubles.set('unwanted', 'refuse');
    const orderId = await world.begin('catching');
    await world.settle();
    expect(await world.notes()).toEqual(['instead']);
    expect(await world.standing(orderId)).toBe('completed');
  });

  it('raises an incident for a refusal that nobody catches', async () => {
    await world.deploy(row('uncaught', ['a', act('a', 'unwanted')]));
    world.troubles.set('unwanted', 'refuse');
    const orderId = await world.begin('uncaught');
    await world.settle();
    expect(await world.incidents(orderId)).toMatchObject([{ node: 'a', code: 'test.unwanted' }]);
    expect(await world.standing(orderId)).toBe('incident a');
    expect(await world.events(orderId)).toEqual(['test.placed', 'workflow.incidentRaised']);
  });

  it('takes a refusal that comes after writing for one order, and keeps what the others wrote', async () => {
    await world.deploy(row('late', ['a', act('a', '=name')]));
    world.troubles.set('second', 'late');
    const orders = [];
    for (const name of ['first', 'second', 'third']) orders.push(await world.begin('late', { name }));
    await world.settle();
    expect((await world.notes()).sort()).toEqual(['first', 'third']);
    expect(await Promise.all(orders.map(world.standing))).toEqual(['completed', 'incident a', 'completed']);
    expect(await world.incidents(orders[1]!)).toMatchObject([{ code: 'test.too-late' }]);
  });

  it('knows a late refusal again for an instance that begins in the same pass', async () => {
    await world.deploy(row('late-child', ['a', act('a', 'late')]));
    const call = element(
      'callActivity',
      'c',
      {},
      `<bpmn:extensionElements><zeebe:calledElement processId="late-child" propagateAllChildVariables="true"/></bpmn:extensionElements>`,
    );
    await world.deploy(row('late-parent', ['before', act('before')], ['c', call]));
    world.troubles.set('late', 'late');
    const orderId = await world.begin('late-parent');
    await world.settle();
    expect(await world.notes()).toEqual(['before']);
    expect(await world.incidents(orderId)).toMatchObject([{ node: 'a', code: 'test.too-late' }]);
  });

  it('turns a bug with one order into its incident, and stops none of its neighbours', async () => {
    await world.deploy(row('buggy', ['a', act('a', '=name')]));
    world.troubles.set('second', 'bug');
    const orders = [];
    for (const name of ['first', 'second', 'third']) orders.push(await world.begin('buggy', { name }));
    await world.settle();
    expect((await world.notes()).sort()).toEqual(['first', 'third']);
    expect(await Promise.all(orders.map(world.standing))).toEqual(['completed', 'incident a', 'completed']);
    expect(await world.incidents(orders[1]!)).toMatchObject([
      { code: 'taskFailed', message: 'a bug with second' },
    ]);
  });

  it('raises an incident where the drawing hands a command what it cannot take', async () => {
    await world.deploy(row('wrong-form', ['a', service('a', 'test.act', mapping(['=5 > note']))]));
    const orderId = await world.begin('wrong-form');
    await world.settle();
    expect(await world.incidents(orderId)).toMatchObject([{ node: 'a', message: '/note must be string' }]);
  });

  it('does a task for each of several things, one after the other or all at once', async () => {
    const each = service('a', 'test.act', mapping(['=item > note'])).replace(
      '</bpmn:serviceTask>',
      `${multi({ inputCollection: '=["x","y","z"]', inputElement: 'item' })}</bpmn:serviceTask>`,
    );
    await world.deploy(row('each', ['a', each]));
    const orderId = await world.begin('each');
    await world.settle();
    expect((await world.notes()).sort()).toEqual(['x', 'y', 'z']);
    expect(await world.standing(orderId)).toBe('completed');
  });
});

describe('news', () => {
  it('delivers every event once and in order, those that come before anybody waits as well', async () => {
    const listen = ['one', 'two', 'three'].flatMap((id): [string, string][] => [
      [id, wait(id, 'test.told')],
      [`do_${id}`, act(`do_${id}`, '=name')],
    ]);
    await world.deploy(
      model(
        [start, ...listen.map(([, xml]) => xml), end(), path('s', ...listen.map(([id]) => id), 'e')],
        [message('test.told')],
        { id: 'listening' },
      ),
    );
    const orderId = await world.begin('listening');
    for (const name of ['red', 'green', 'blue']) await world.tell(orderId, 'test.told', { name });
    await world.settle();
    expect(await world.notes()).toEqual(['red', 'green', 'blue']);
    await world.tell(orderId, 'test.told', { name: 'late' });
    await world.settle();
    expect(await world.notes()).toEqual(['red', 'green', 'blue']);
    expect(await world.standing(orderId)).toBe('completed');
  });

  it('hands a message to whoever waits for its key', async () => {
    const both = model(
      [
        start,
        element('parallelGateway', 'fork'),
        wait('left', 'm_left'),
        wait('right', 'm_right'),
        act('after_left'),
        act('after_right'),
        end('e'),
        end('e2'),
        path('s', 'fork', 'left', 'after_left', 'e'),
        flow('fork', 'right'),
        path('right', 'after_right', 'e2'),
      ],
      [
        message('m_left', '="L"').replace('name="m_left"', 'name="test.told"'),
        message('m_right', '="R"').replace('name="m_right"', 'name="test.told"'),
      ],
      { id: 'keyed' },
    );
    await world.deploy(both);
    const orderId = await world.begin('keyed');
    await world.tell(orderId, 'test.told', { key: 'R' });
    await world.settle();
    expect(await world.notes()).toEqual(['after_right']);
    await world.tell(orderId, 'test.told', { key: 'L' });
    await world.settle();
    expect(await world.notes()).toEqual(['after_right', 'after_left']);
  });

  it('starts a process by a message, with what the message says, once an event', async () => {
    await world.deploy(
      model(
        [
          element('startEvent', 's', {}, messageEvent('test.asked')),
          act('a', '=word'),
          end(),
          path('s', 'a', 'e'),
        ],
        [message('test.asked')],
        { id: 'asked' },
      ),
    );
    const orderId = await world.begin('none-deployed');
    await world.tell(orderId, 'test.asked', { word: 'hello' });
    await world.settle();
    await world.tell(orderId, 'test.asked', { word: 'again' });
    await world.settle();
    expect(await world.notes()).toEqual(['hello', 'again']);
    expect((await world.processes(orderId)).map((each) => each.status)).toEqual(['completed', 'completed']);
  });

  it('fires timers when the clock has moved, oldest first, and not before', async () => {
    await world.deploy(row('timed', ['t', pause('t', 'PT2H')], ['a', act('a')]));
    const orderId = await world.begin('timed');
    await world.settle();
    world.clock.advance(2 * 3600_000 - 1);
    await world.settle();
    expect(await world.standing(orderId)).toBe('active t');
    world.clock.advance(1);
    await world.settle();
    expect(await world.notes()).toEqual(['a']);
  });
});

describe('crashes and other workers', () => {
  it('leaves everything as it was when it crashes before the commit, and then does it once', async () => {
    await world.deploy(row('crashing', ['a', act('a')], ['t', pause('t', 'PT1H')]));
    const orderId = await world.begin('crashing');
    let times = 0;
    const clear = setFailpoint('workflow.stepped', () => {
      times += 1;
      if (times === 1) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    });
    await expect(world.pass(orderId)).rejects.toThrow('gone');
    expect(await world.notes()).toEqual([]);
    expect(await world.standing(orderId)).toBe('active a');
    expect(await world.incidents(orderId)).toEqual([]);
    clear();
    await world.settle();
    expect(await world.notes()).toEqual(['a']);
    expect(await world.standing(orderId)).toBe('active t');
  });

  it('does a bucket once, whatever the number of workers', async () => {
    await world.deploy(row('shared', ['a', act('a', '=name')], ['b', act('b', '=name')]));
    const names: string[] = [];
    for (let index = 0; index < 24; index++) {
      names.push(`n${index}`);
      await world.begin('shared', { name: `n${index}` }, index % 4);
    }
    const workers = [world.runner, world.startWorker().runner, world.startWorker().runner];
    await Promise.all(workers.map(settle));
    expect((await world.notes()).sort()).toEqual([...names, ...names].sort());
  });

  it('takes nothing from a bucket that another worker has', async () => {
    await world.deploy(row('leased', ['a', act('a')]));
    const orderId = await world.begin('leased');
    let other = -1;
    const clear = setFailpoint('workflow.stepped', async () => {
      if (other === -1) other = await world.startWorker().runner.pass(3);
    });
    await world.pass(orderId);
    clear();
    expect(other).toBe(0);
    expect(await world.notes()).toEqual(['a']);
  });
});
