// The route of the event log's pages, and the filters that it shares with the stream.
import Type from 'typebox';
import type { Actor } from '../../platform/command.ts';
import { ItemRefused, platformRefusals, refuse } from '../../platform/errors.ts';
import { parseId } from '../../platform/ids.ts';
import { queryRoute, type Route } from '../../platform/routes.ts';
import { IdOf } from '../../platform/schemas.ts';
import type { EventFilter } from '../store/event-pages.ts';
import { formatCursor, MAX_CURSOR_LENGTH, parseCursor, startOfLog } from './cursor.ts';
import { PublicEvent, toPublicEvent } from './public-event.ts';
import { readEventPage } from './read-page.ts';

export const filterFields = {
  types: Type.Optional(
    Type.Array(Type.String({ pattern: '^[a-z]+\\.[a-zA-Z]+$', maxLength: 100 }), {
      maxItems: 50,
      description: 'Only events of these types; repeat the parameter for several',
    }),
  ),
  orderId: Type.Optional(IdOf('ord')),
};

const Cursor = Type.String({ maxLength: MAX_CURSOR_LENGTH });

export const EventQuery = Type.Object(
  {
    after: Type.Optional({
      ...Cursor,
      description: 'Cursor: `next` of the page before; from the start unless given',
    }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
    ...filterFields,
  },
  { additionalProperties: false },
);

export const StreamQuery = Type.Object(
  {
    after: Type.Optional({
      ...Cursor,
      description: 'Cursor, or `start`; from now on unless given. The header Last-Event-ID wins',
    }),
    ...filterFields,
  },
  { additionalProperties: false },
);

/** What `actor` may see of what the request asks for: a channel sees its own events alone. */
export function filterOf(
  query: { types?: readonly string[] | undefined; orderId?: string | undefined },
  actor: Actor,
): EventFilter {
  return {
    types: query.types ?? null,
    orderId: query.orderId === undefined ? null : parseId('ord', query.orderId),
    channel: actor.role === 'channel' ? (actor.channel ?? '') : null,
  };
}

/** Throws a refusal when the text is not a cursor. */
export function readCursor(text: string): number[] {
  const positions = parseCursor(text);
  if (positions) return positions;
  const problems = [{ at: '/after', message: 'is not a cursor of this event log' }];
  throw new ItemRefused(0, refuse(platformRefusals.invalidInput, { problems }));
}

const listEvents = queryRoute({
  path: '/v1/events',
  name: 'events.listEvents',
  summary:
    'The event log, oldest first. `next` always continues where this page ended, also when nothing more is there yet.',
  params: Type.Object({}, { additionalProperties: false }),
  query: EventQuery,
  output: Type.Object({
    items: Type.Array(PublicEvent),
    next: Type.String(),
    more: Type.Boolean({ description: 'False when this page reached the end of the log' }),
  }),
  tag: 'Events',
  async run({ db, actor }, { query }) {
    const after = query.after === undefined ? startOfLog() : readCursor(query.after);
    const page = await readEventPage(db, after, filterOf(query, actor), query.limit ?? 50);
    return { items: page.events.map(toPublicEvent), next: formatCursor(page.positions), more: page.more };
  },
});

export const routes: Route[] = [listEvents];
