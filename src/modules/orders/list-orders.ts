// The list of orders and its tabs: what a query asks for becomes a bounded walk, and what is left of it the cursor. A page may hold
// fewer orders than asked for while `next` says that there is more to look at.
import type { Actor } from '../../platform/command.ts';
import { cursorParts, decodeCursor, encodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { ItemRefused, platformRefusals, refuse } from '../../platform/errors.ts';
import { bucketOf, parseId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { type LocationReader, readReservations } from '../inventory/index.ts';
import { summarise } from './queries.ts';
import { LATE_RISK, skuWord, sourceWord } from './search-terms.ts';
import {
  countExceptions,
  countOpen,
  estimateOrders,
  type OrderFilter,
  type Position,
  walkOrders,
} from './store/list.ts';
import type { OrderHead } from './store/read.ts';
import { countWord } from './store/words.ts';
import type { HoldReason, OrderStatus } from './types.ts';

export interface ListQuery {
  status?: OrderStatus | readonly OrderStatus[] | undefined;
  channel?: string | undefined;
  customerId?: string | undefined;
  placedFrom?: string | undefined;
  placedBefore?: string | undefined;
  open?: boolean | undefined;
  location?: string | undefined;
  sku?: string | undefined;
  held?: boolean | undefined;
  holdReason?: HoldReason | undefined;
  backordered?: boolean | undefined;
  late?: 'risk' | 'overdue' | undefined;
  totalFrom?: number | undefined;
  totalTo?: number | undefined;
  currency?: string | undefined;
  promisedFrom?: string | undefined;
  promisedTo?: string | undefined;
  requestedFrom?: string | undefined;
  requestedTo?: string | undefined;
  sort?: 'placedAt' | '-placedAt' | undefined;
  limit?: number | undefined;
  after?: string | undefined;
}

export interface ListParts {
  readonly now?: Date;
  readonly locations?: LocationReader;
}

/** Rows that one statement looks at, and statements of one request, at most: some tens of milliseconds. */
const BY_TIME = { span: 2_000, rounds: 10 };
/** Orders of a word lie anywhere on the disk. */
const BY_WORD = { span: 500, rounds: 4 };

/** A page of orders, newest first unless told. A channel actor sees its own channel. */
export async function listOrders(db: Queryable, actor: Actor, query: ListQuery, parts: ListParts = {}) {
  const locationId = await findLocation(db, query.location, parts);
  const filter: OrderFilter = {
    ...readFilter(actor, query, parts.now ?? new Date()),
    after: readCursor(query.after),
    words: wordsOf(query, locationId),
  };
  const keep = locationId === null ? keepAll : (heads: OrderHead[]) => keepServed(db, heads, locationId);
  const { heads, next, searchedTo } = await collectOrders(db, filter, query.limit ?? 50, keep);
  return {
    items: heads.map(summarise),
    next: next && encodeCursor([next.placedAt.getTime(), next.orderId]),
    searchedTo: searchedTo?.toISOString() ?? null,
  };
}

function readFilter(actor: Actor, query: ListQuery, now: Date): OrderFilter {
  const { status, customerId, held, holdReason, late, sort } = query;
  return {
    ...query,
    status: typeof status === 'string' ? [status] : status,
    channel: actor.role === 'channel' ? (actor.channel ?? '') : query.channel,
    customerId: customerId === undefined ? undefined : (parseId('cus', customerId) ?? undefined),
    held: holdReason ?? (held || undefined),
    open: query.open ?? (late ? true : undefined),
    // Over everywhere on earth: the last zone is twelve hours behind UTC.
    overdueOn:
      late === 'overdue' ? new Date(now.getTime() - 12 * 3600_000).toISOString().slice(0, 10) : undefined,
    oldestFirst: sort === 'placedAt',
    after: undefined,
  };
}

function readCursor(after: string | undefined): Position | undefined {
  const parts = decodeCursor(after, [cursorParts.instant, cursorParts.uuid]);
  return parts ? { placedAt: new Date(Number(parts[0])), orderId: parts[1] as Uuid } : undefined;
}

/** The rarest first: it is walked along. */
function wordsOf({ sku, late }: ListQuery, locationId: Uuid | null): string[] {
  return [
    ...(late === 'risk' ? [LATE_RISK] : []),
    ...(sku === undefined ? [] : [skuWord(sku)]),
    ...(locationId === null ? [] : [sourceWord(locationId)]),
  ];
}

async function findLocation(db: Queryable, code: string | undefined, parts: ListParts): Promise<Uuid | null> {
  if (code === undefined) return null;
  const locations = await parts.locations?.read(db, await readVersions(db));
  const location = locations?.byCode.get(code);
  if (location) return location.locationId;
  const problems = [{ at: '/location', message: 'is not a location' }];
  throw new ItemRefused(0, refuse(platformRefusals.invalidInput, { problems }));
}

const keepAll = (heads: OrderHead[]) => Promise.resolve(heads);

/** Words are never taken back: whether units still are, or were, at the location is asked of the reservations. */
async function keepServed(db: Queryable, heads: OrderHead[], locationId: Uuid): Promise<OrderHead[]> {
  if (heads.length === 0) return heads;
  const rows = await readReservations(
    db,
    heads.map(({ orderId }) => ({ bucket: bucketOf(orderId), orderId })),
  );
  const served = new Set(
    rows.flatMap((row) =>
      row.locationId === locationId && row.reserved + row.released + row.picked + row.consumed > 0
        ? [row.orderId]
        : [],
    ),
  );
  return heads.filter((head) => served.has(head.orderId));
}

export interface Collected {
  heads: OrderHead[];
  /** Behind what the next page begins; null at the end. */
  next: Position | null;
  /** Set where the request came to its bound before the page was full. */
  searchedTo: Date | null;
}

/** Walks on until a page is full, the end is reached, or a request has looked at as much as it may. */
export async function collectOrders(
  db: Queryable,
  filter: OrderFilter,
  limit: number,
  keep: (heads: OrderHead[]) => Promise<OrderHead[]> = keepAll,
): Promise<Collected> {
  const heads: OrderHead[] = [];
  const { span, rounds } = filter.words && filter.words.length > 0 ? BY_WORD : BY_TIME;
  let after = filter.after;
  for (let round = 0; round < rounds; round++) {
    const wanted = limit + 1 - heads.length;
    const walked = await walkOrders(db, { ...filter, after }, wanted, span);
    heads.push(...(await keep(walked.heads)));
    if (heads.length > limit)
      return { heads: heads.slice(0, limit), next: heads[limit - 1]!, searchedTo: null };
    const stoppedAt = walked.heads.length === wanted ? walked.heads.at(-1)! : walked.stoppedAt;
    if (!stoppedAt) return { heads, next: null, searchedTo: null };
    after = { placedAt: stoppedAt.placedAt, orderId: stoppedAt.orderId };
  }
  return { heads, next: after!, searchedTo: after!.placedAt };
}

/** Tabs count no further than this; beyond it they say "more than". */
const MOST = 10_000;

export interface TabCount {
  tab: string;
  orders: number;
  /** true: there are more than `orders`. */
  more: boolean;
}

/** How many orders each tab of the list holds: exact while they are few, "more than" or an estimate when they are many. */
export async function countOrders(db: Queryable, actor: Actor): Promise<TabCount[]> {
  const channel = actor.role === 'channel' ? (actor.channel ?? '') : null;
  const [open, exceptions, late, all] = await Promise.all([
    countOpen(db, channel, MOST),
    countExceptions(db, channel, MOST),
    channel === null ? countWord(db, LATE_RISK, MOST) : null,
    channel === null ? estimateOrders(db) : null,
  ]);
  const isCut = (open[0]?.seen ?? 0) === MOST;
  const { held, heldSeen, backordered, backorderedSeen } = exceptions;
  return [
    { tab: 'open', orders: open.reduce((sum, row) => sum + row.orders, 0), more: isCut },
    ...open.map(({ status, orders }) => ({ tab: `status:${status}`, orders, more: isCut })),
    { tab: 'held', orders: held, more: heldSeen === MOST },
    { tab: 'backordered', orders: backordered, more: backorderedSeen === MOST },
    ...(late === null ? [] : [{ tab: 'late-risk', orders: late, more: late === MOST }]),
    ...(all === null ? [] : [{ tab: 'all', orders: all, more: false }]),
  ];
}
