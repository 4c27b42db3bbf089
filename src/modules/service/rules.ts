// Pure decisions of service: what a word in a case changes, what is due when, who may grant how much. No I/O, no clock.
import { parseId, type Uuid } from '../../platform/ids.ts';
import { addOpenMinutes, type OpenPlace } from '../inventory/index.ts';
import { type Case, type CaseKind, type Limit, NOTHING_DUE, type Target } from './types.ts';

const DAY_MS = 86_400_000;

export interface ServiceTerms {
  readonly hours: OpenPlace;
  readonly targets: ReadonlyMap<CaseKind, Target>;
  readonly reopenDays: number;
  readonly closeAfterDays: number;
}

/** `C-1001`. */
export const formatCaseNumber = (number: number): string => `C-${number}`;

/** Reads a case number as people write it; null when it is none. */
export function parseCaseNumber(text: string): number | null {
  const match = /^\s*#?c[\s-]*(\d{4,12})\s*$/i.exec(text);
  return match ? Number(match[1]) : null;
}

export function dueTimes(terms: ServiceTerms, kind: CaseKind, from: Date) {
  const target = terms.targets.get(kind)!;
  return {
    firstResponseDue: addOpenMinutes(terms.hours, from, target.firstResponseMinutes),
    resolutionDue: addOpenMinutes(terms.hours, from, target.resolutionMinutes),
  };
}

export const isOpen = (each: Pick<Case, 'state'>) => each.state !== 'resolved' && each.state !== 'closed';

/** What is due next: the first answer, then the solution; nothing while the customer is asked or all is settled. */
export function nextDue(each: Case): Date {
  if (!isOpen(each) || each.state === 'waiting-for-customer') return NOTHING_DUE;
  return each.firstResponseAt === null && each.firstResponseDue < each.resolutionDue
    ? each.firstResponseDue
    : each.resolutionDue;
}

/** Whether a resolved case may still be opened again. */
export function mayReopen(each: Case, terms: ServiceTerms, now: Date): boolean {
  if (each.mergedInto !== null || each.resolvedAt === null) return false;
  return now.getTime() <= each.resolvedAt.getTime() + terms.reopenDays * DAY_MS;
}

/** Back to work, with a new time to answer in. */
export function reopen(each: Case, terms: ServiceTerms, now: Date): void {
  each.state = 'waiting-for-us';
  each.resolution = null;
  each.resolvedAt = null;
  each.closedAt = null;
  each.reopened += 1;
  renewDue(each, terms, now);
}

/** The customer has spoken: an answer is due as soon as a first one would be. */
export function renewDue(each: Case, terms: ServiceTerms, now: Date): void {
  const { firstResponseDue } = dueTimes(terms, each.kind, now);
  each.dueAt =
    each.firstResponseAt === null && each.firstResponseDue < firstResponseDue
      ? each.firstResponseDue
      : firstResponseDue;
}

export interface Allowance {
  readonly perOrderMinor: number;
  readonly perDayMinor: number;
}

/** What a role may grant by itself; administrators and the program: anything. */
export function allowanceOf(role: string, currency: string, limits: readonly Limit[]): Allowance {
  if (role === 'admin' || role === 'system') return { perOrderMinor: Infinity, perDayMinor: Infinity };
  const limit = limits.find((each) => each.role === role && each.currency === currency);
  return limit ?? { perOrderMinor: 0, perDayMinor: 0 };
}

/** How much of its allowance somebody has left for an order today. */
export function leftOf(
  allowance: Allowance,
  used: { ofOrderMinor: number; ofDayMinor: number },
): { orderMinor: number; dayMinor: number; minor: number } {
  const orderMinor = Math.max(0, allowance.perOrderMinor - used.ofOrderMinor);
  const dayMinor = Math.max(0, allowance.perDayMinor - used.ofDayMinor);
  return { orderMinor, dayMinor, minor: Math.min(orderMinor, dayMinor) };
}

/** Orders that concerns name, in UUIDs. */
export function ordersOf(ids: readonly string[]): Uuid[] {
  return [...new Set(ids.map((id) => parseId('ord', id)!))];
}
