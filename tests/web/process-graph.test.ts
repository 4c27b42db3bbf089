import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { findVisited, type InstanceFacts, type ProcessGraph } from '../../web/ui/process-graph.ts';
import { readGraph } from '../../web/ui/read-graph.ts';
import { readModelRegistry } from './read-model.ts';

const model = fileURLToPath(new URL('../../processes/order-to-cash.bpmn', import.meta.url));
let graph: ProcessGraph;

beforeAll(async () => {
  graph = readGraph(await readModelRegistry(model));
});

const visit = (events: string[], facts: Partial<InstanceFacts> = {}) =>
  findVisited(graph, {
    at: [],
    eventTypes: new Set(['orders.orderPlaced', ...events]),
    completedTasks: new Set(),
    isOver: false,
    ...facts,
  });

const PAID = ['payments.authorisationRequested', 'payments.paymentAuthorised'];
const RELEASED = [...PAID, 'fulfilment.fulfilmentOrderCreated', 'orders.orderReleased'];

describe('the passed part of a process', () => {
  it('holds the way to where the token stands, and not the place itself', () => {
    const visited = visit(RELEASED, { at: ['Sub_fulfil', 'Event_delivered'] });
    for (const id of [
      'Start_placed',
      'Task_authorise',
      'Event_authorised',
      'Task_screen',
      'Flow_clean',
      'Task_release',
    ])
      expect(visited, id).toContain(id);
    for (const id of ['Event_delivered', 'Event_declined', 'Task_hold', 'Task_reauthorise', 'Task_close'])
      expect(visited, id).not.toContain(id);
  });

  it('goes through the review only when the order was held', () => {
    const visited = visit([...PAID, 'orders.orderHeld'], { at: ['Task_review'] });
    expect(visited).toContain('Task_hold');
    expect(visited).not.toContain('Flow_clean');
    expect(visited).not.toContain('Task_releaseHold');
  });

  it('reaches the end of an instance that has completed', () => {
    const money = ['fulfilment.shipmentShipped', 'ledger.invoiceIssued', 'payments.captureRequested'];
    const end = ['payments.paymentCaptured', 'orders.orderDelivered', 'orders.orderClosed'];
    const visited = visit([...RELEASED, ...money, ...end], { isOver: true });
    for (const id of [
      'Task_invoice',
      'Task_capture',
      'Event_captured',
      'Task_settle',
      'Task_close',
      'End_closed',
    ])
      expect(visited, id).toContain(id);
    for (const id of ['Event_captureFailed', 'Task_collect', 'Flow_nothing', 'Sub_backorder', 'Task_void'])
      expect(visited, id).not.toContain(id);
  });

  it('claims nothing of an order without any sign of its process', () => {
    expect(visit([]).size).toBe(0);
  });
});
