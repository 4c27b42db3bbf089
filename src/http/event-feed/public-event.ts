// The single place for the form in which an event leaves the system.
import Type from 'typebox';
import type { StoredEvent } from '../../platform/events.ts';
import { formatId } from '../../platform/ids.ts';

export const PublicEvent = Type.Object({
  id: Type.String({ description: 'evt_<bucket>_<position>: unique, and ascending within a bucket' }),
  type: Type.String({ description: '<module>.<pastTense>, for example orders.orderPlaced' }),
  time: Type.String({ format: 'date-time' }),
  actor: Type.String(),
  channel: Type.Union([Type.String(), Type.Null()]),
  orderId: Type.Union([Type.String(), Type.Null()]),
  orderSequence: Type.Union([Type.Integer(), Type.Null()], { description: 'Gapless from 1 within an order' }),
  objects: Type.Array(Type.Object({ type: Type.String(), id: Type.String(), qualifier: Type.String() })),
  attributes: Type.Record(Type.String(), Type.Unknown()),
});

export type PublicEvent = Type.Static<typeof PublicEvent>;

export function toPublicEvent(event: StoredEvent): PublicEvent {
  return {
    id: `evt_${event.bucket}_${event.position}`,
    type: event.type,
    time: event.occurredAt.toISOString(),
    actor: event.actor,
    channel: event.channel,
    orderId: event.orderId === null ? null : formatId('ord', event.orderId),
    orderSequence: event.orderSequence,
    objects: event.objects.map(([type, id, qualifier]) => ({ type, id, qualifier })),
    attributes: event.attributes,
  };
}
