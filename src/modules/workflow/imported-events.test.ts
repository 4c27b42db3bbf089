import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  element,
  mapping,
  message,
  messageEvent,
  model,
  path,
  service,
} from '../../../tests/support/bpmn-builder.ts';
import { openWorkflowWorld, type WorkflowWorld } from '../../../tests/support/workflow-world.ts';

let world: WorkflowWorld;
beforeAll(async () => {
  world = await openWorkflowWorld();
});
afterAll(() => world.db.drop());

const note = (id: string) => service(id, 'test.act', mapping([`=word > note`]));

it('starts no process by an event of history', async () => {
  await world.deploy(
    model(
      [
        element('startEvent', 's', {}, messageEvent('test.asked')),
        note('a'),
        element('endEvent', 'e'),
        path('s', 'a', 'e'),
      ],
      [message('test.asked')],
      { id: 'asked' },
    ),
  );
  const orderId = await world.begin('none-deployed');
  await world.tell(orderId, 'test.asked', { word: 'history', imported: true });
  await world.tell(orderId, 'test.asked', { word: 'news' });
  await world.settle();
  expect(await world.notes()).toEqual(['news']);
  expect(await world.instances('asked')).toMatchObject([{ status: 'completed' }]);
});

it('delivers no event of history to a process that waits for one like it', async () => {
  const heard = element('intermediateCatchEvent', 'heard', {}, messageEvent('test.told'));
  await world.deploy(
    model(
      [element('startEvent', 's'), heard, note('b'), element('endEvent', 'e'), path('s', 'heard', 'b', 'e')],
      [message('test.told')],
      { id: 'listening' },
    ),
  );
  const orderId = await world.begin('listening');
  await world.tell(orderId, 'test.told', { word: 'old', imported: true });
  await world.settle();
  expect(await world.standing(orderId)).toBe('active heard');
  await world.tell(orderId, 'test.told', { word: 'new' });
  await world.settle();
  expect(await world.standing(orderId)).toBe('completed');
  expect(await world.notes()).toEqual(['news', 'new']);
});
