// Reads of how scarce supply is shared: the rules, what they have decided and why, and the release dates.
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { FIRST_COME } from './allocation-policies.ts';
import type { PageQuery } from './queries.ts';
import { selectAllocations, selectPolicies, selectReleases, selectShares } from './store/sharing.ts';

const DEFAULT_LIMIT = 20;

/** The rule of all SKUs first, then those of single ones. */
export async function listRules(db: Queryable) {
  const stored = await selectPolicies(db);
  const general = stored[0]?.sku === '' ? [] : [{ ...FIRST_COME, setBy: null, setAt: null }];
  return {
    items: [...general, ...stored].map(({ sku, rule, classes, setBy, setAt }) => ({
      sku: sku === '' ? null : sku,
      rule,
      classes: classes.map(({ name, channels, customerTags }) => ({
        name,
        channels: [...channels],
        customerTags: [...customerTags],
      })),
      setBy,
      setAt: setAt?.toISOString() ?? null,
    })),
  };
}

/** Decisions about a SKU or an order, newest first: which rule, what each waiting line got and why. */
export async function listAllocations(
  db: Queryable,
  query: PageQuery & { readonly sku?: string; readonly orderId?: string },
) {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const orderId = query.orderId === undefined ? null : parseId('ord', query.orderId);
  const before = (decodeCursor(query.after, [cursorParts.uuid])?.[0] as Uuid | undefined) ?? null;
  const rows = await selectAllocations(db, { sku: query.sku ?? null, orderId, before, limit: limit + 1 });
  const { items, next } = cutPage(rows, limit, (row) => [row.allocationId]);
  const ids = items.map((row) => row.allocationId);
  const shares = Map.groupBy(
    ids.length === 0 ? [] : await selectShares(db, ids, orderId),
    (share) => share.allocationId,
  );
  return {
    items: items.map(({ skuId: _, allocationId, decidedAt, ...row }) => ({
      allocationId: formatId('all', allocationId) as string,
      ...row,
      decidedAt: decidedAt.toISOString(),
      shares: (shares.get(allocationId) ?? []).map(({ allocationId: __, orderId: order, ...share }) => ({
        orderId: formatId('ord', order) as string,
        ...share,
      })),
    })),
    next,
  };
}

export async function listReleases(db: Queryable) {
  return { items: (await selectReleases(db)).map(({ sku, releaseOn }) => ({ sku, releaseOn })) };
}
