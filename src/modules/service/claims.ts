// What claims share: the case that is settled by what was done for it.
import type { Item } from '../../platform/command.ts';
import type { CaseSet } from './case-set.ts';
import { nextDue } from './rules.ts';
import type { Case, Resolution } from './types.ts';

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
