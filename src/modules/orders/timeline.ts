// The story of one order as it is told on its page: its events in their sequence, with who did each by name and why.
import type { Actor } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { readOrderEventPage } from '../../platform/events.ts';
import { parseId } from '../../platform/ids.ts';
import { selectHeadsById } from './store/read.ts';

/** Where names of people are known is told from outside: accounts are the server's. */
export type ReadActorNames = (
  db: Queryable,
  actors: Iterable<string>,
) => Promise<ReadonlyMap<string, string>>;

interface Asked {
  limit?: number | undefined;
  /** `orderSequence` of the last one shown. */
  after?: number | undefined;
  newestFirst?: boolean | undefined;
  readActorNames: ReadActorNames;
}

/** A page of events; null where there is no such order or the actor may not see it. */
export async function readTimeline(db: Queryable, actor: Actor, id: string, asked: Asked) {
  const orderId = parseId('ord', id);
  const [head] = orderId ? await selectHeadsById(db, [orderId]) : [];
  if (!orderId || !head || (actor.role === 'channel' && actor.channel !== head.channel)) return null;
  const { limit = 200, after, newestFirst = false } = asked;
  const rows = await readOrderEventPage(db, orderId, { after, newestFirst, limit: limit + 1 });
  const events = rows.slice(0, limit);
  const names = await asked.readActorNames(
    db,
    events.map((event) => event.actor),
  );
  return {
    items: events.map((event) => ({
      id: `evt_${event.bucket}_${event.position}`,
      type: event.type,
      time: event.occurredAt.toISOString(),
      actor: event.actor,
      actorName: names.get(event.actor) ?? event.actor,
      channel: event.channel,
      orderSequence: event.orderSequence,
      objects: event.objects.map(([type, objectId, qualifier]) => ({ type, id: objectId, qualifier })),
      attributes: event.attributes,
    })),
    next: rows.length > limit ? events.at(-1)!.orderSequence : null,
  };
}
