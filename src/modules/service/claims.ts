// What claims share: the open case that they are made for, and the case that is settled by what was done for it.
import type { Item } from '../../platform/command.ts';
import type { Refusal } from '../../platform/errors.ts';
import { parseId } from '../../platform/ids.ts';
import type { CaseSet } from './case-set.ts';
import { refusals } from './errors.ts';
import { isOpen, nextDue } from './rules.ts';
import type { Case, Resolution } from './types.ts';

/** The open case of a claim about an order that it is tied to. */
export function findClaim(set: CaseSet, item: Item<{ caseId: string; orderId: string }>): Case | Refusal {
  const each = set.get(item, item.input.caseId);
  if (!each) return refusals.caseUnknown;
  if (!isOpen(each)) return refusals.caseClosed;
  return set.ordersOf(each).includes(parseId('ord', item.input.orderId)!) ? each : refusals.orderUnknown;
}

export function resolveBy(
  set: CaseSet,
  item: Item<unknown>,
  each: Case,
  resolution: Resolution,
  now: Date,
): void {
  each.state = 'resolved';
  each.resolution = resolution;
  each.resolvedAt = now;
  each.dueAt = nextDue(each);
  const minutes = Math.round((now.getTime() - each.openedAt.getTime()) / 60_000);
  set.record(item, each, 'service.caseResolved', { resolution, late: now > each.resolutionDue, minutes });
}
