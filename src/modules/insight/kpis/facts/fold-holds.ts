// The single place that adds up the time on hold of an order: holds that overlap count once for the order, and each for its own reason.
import type { OrderEvent, OrderSnapshot, ReasonFact } from './types.ts';

export interface HoldFacts {
  readonly wasHeld: boolean;
  readonly heldSeconds: number;
  /** Since when it stands, without a gap; null: it does not. */
  readonly heldSince: number | null;
  readonly reasons: readonly ReasonFact[];
}

interface OpenHold {
  readonly holdId: string;
  readonly reason: string;
  readonly since: number;
}

export function foldHolds(events: readonly OrderEvent[], snapshot: OrderSnapshot): HoldFacts {
  const told = new Set<string>();
  const open: OpenHold[] = [];
  const reasons: ReasonFact[] = [];
  let heldSeconds = 0;
  let heldSince: number | null = null;
  let wasHeld = false;
  const start = (hold: OpenHold) => {
    wasHeld = true;
    heldSince ??= hold.since;
    open.push(hold);
  };
  const end = (hold: OpenHold, at: number) => {
    open.splice(open.indexOf(hold), 1);
    const seconds = Math.max(0, at - hold.since) / 1000;
    reasons.push({ kind: 'hold', reason: hold.reason, lineNo: null, units: 0, seconds, since: null });
    if (open.length > 0 || heldSince === null) return;
    heldSeconds += Math.max(0, at - heldSince) / 1000;
    heldSince = null;
  };
  // Holds of history stand in the order alone, from before its other events.
  const named = new Set(
    events.flatMap(({ type, attributes }) => (type === 'orders.orderHeld' ? [attributes.holdId] : [])),
  );
  for (const hold of snapshot.holds)
    if (!named.has(hold.holdId)) start({ holdId: hold.holdId, reason: hold.reason, since: hold.heldAt });
  for (const { type, at, attributes } of events) {
    if (type === 'orders.orderHeld') {
      const holdId = String(attributes.holdId);
      if (told.has(holdId)) continue;
      told.add(holdId);
      start({ holdId, reason: String(attributes.reason), since: at });
    } else if (type === 'orders.holdReleased') {
      const lifted = Array.isArray(attributes.reasons) ? attributes.reasons.map(String) : [];
      for (const reason of lifted) {
        const hold = open.find((each) => each.reason === reason);
        if (hold) end(hold, at);
      }
      if (attributes.remaining === 0) for (const hold of [...open]) end(hold, at);
    }
  }
  const over = snapshot.cancelledAt ?? snapshot.closedAt;
  if (over !== null) for (const hold of [...open]) end(hold, over);
  for (const { reason, since } of open)
    reasons.push({ kind: 'hold', reason, lineNo: null, units: 0, seconds: 0, since });
  return { wasHeld, heldSeconds, heldSince, reasons };
}
