// What staff read of feedback: the list, newest or worst first, and its sums.
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId } from '../../platform/ids.ts';
import { selectFeedbackPage, sumFeedback } from './store/feedback.ts';

export async function listFeedback(db: Queryable, query: { most?: number; limit?: number; after?: string }) {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const after = cursor && { givenAt: new Date(Number(cursor[0])), shipmentId: cursor[1]! };
  const rows = await selectFeedbackPage(db, query.most ?? 5, after, limit + 1);
  const { items, next } = cutPage(rows, limit, (row) => [row.givenAt.getTime(), row.shipmentId]);
  return {
    items: items.map((row) => ({
      orderId: formatId('ord', row.orderId),
      shipmentId: formatId('shp', row.shipmentId),
      rating: row.rating,
      recommend: row.recommend,
      comment: row.comment,
      givenAt: row.givenAt.toISOString(),
      changedAt: row.changedAt.toISOString(),
      caseId: row.caseId && formatId('cas', row.caseId),
    })),
    next,
  };
}

export async function readFeedbackSums(db: Queryable, query: { from?: string; before?: string }, now: Date) {
  const from = new Date(query.from ?? '1970-01-01T00:00:00Z');
  const sums = await sumFeedback(
    db,
    from,
    query.before === undefined ? new Date(now.getTime() + 1) : new Date(query.before),
  );
  const { promoters, detractors, asked } = sums;
  return { ...sums, netPromoterScore: asked === 0 ? null : ((promoters - detractors) / asked) * 100 };
}
