// The route of what may be done to an order; no logic.
import Type from 'typebox';
import type { CommandRegistry } from '../../platform/command.ts';
import { queryRoute, type Route } from '../../platform/routes.ts';
import { IdOf } from '../../platform/schemas.ts';
import { readOrderActions } from './read-actions.ts';

const OrNull = Type.Union([Type.String(), Type.Null()]);
const Anything = Type.Record(Type.String(), Type.Unknown());

const Action = Type.Object({
  command: Type.String(),
  summary: Type.String(),
  target: Type.Union([Type.Object({ type: Type.String(), id: Type.String() }), Type.Null()], {
    description: 'What it is done to, where an order has several: a ship group, a shipment, a task',
  }),
  allowed: Type.Boolean(),
  reasonCode: OrNull,
  reason: Type.Union([Type.String(), Type.Null()], {
    description: 'The sentence with which the command would refuse',
  }),
  details: Anything,
  limits: Type.Record(Type.String(), Type.Unknown(), {
    description: 'What the form may offer: lines and their units, holds, the largest amount',
  }),
});

export function createRoutes(commands: CommandRegistry): Route[] {
  return [
    queryRoute({
      path: '/v1/orders/:orderId/actions',
      name: 'orders.readActions',
      summary:
        'Every command that exists for the order, whether it is allowed now to whoever asks, and why not.',
      tag: 'Orders',
      params: Type.Object({ orderId: IdOf('ord') }),
      query: Type.Object({}, { additionalProperties: false }),
      output: Type.Object({ items: Type.Array(Action) }),
      async run({ db, actor, clock }, { params }) {
        const items = await readOrderActions(db, commands, actor, clock.now(), params.orderId);
        return items && { items };
      },
    }),
  ];
}
