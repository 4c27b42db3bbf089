// Pure decisions about parts of orders that may miss their promise: which step is late by now, when to look again, and why.

import { isEnded } from '../rules.ts';
import type { FulfilmentOrder, WorkStep } from '../types.ts';
import type { LatestTimes } from './latest-times.ts';

export type RiskLevel = 'release' | WorkStep;
/** In the order in which the steps come. */
export const RISK_LEVELS: readonly RiskLevel[] = ['release', 'pick', 'ship'];

export const rankOf = (level: RiskLevel | null) => (level === null ? -1 : RISK_LEVELS.indexOf(level));

export interface Look<Level> {
  /** The step that is late; null when all is in time. */
  level: Level | null;
  /** When to look again; null: when something changes. */
  dueAt: Date | null;
}

/** The step of a fulfilment order that has not been done; null when nothing is left. A pick-up is done when it is ready. */
export function pendingStep(order: Pick<FulfilmentOrder, 'state' | 'kind'>): WorkStep | null {
  if (isEnded(order.state)) return null;
  if (order.state === 'offered' || order.state === 'open') return 'pick';
  if (order.kind === 'pickup' && order.state !== 'picking') return null;
  return 'ship';
}

export function lookAtWork(step: WorkStep | null, times: LatestTimes | null, now: Date): Look<WorkStep> {
  if (step === null || times === null) return { level: null, dueAt: null };
  if (now >= times.shipAt) return { level: 'ship', dueAt: null };
  if (step === 'pick' && now >= times.pickAt) return { level: 'pick', dueAt: times.shipAt };
  return { level: null, dueAt: step === 'pick' ? times.pickAt : times.shipAt };
}

/** What is late is looked at again after an hour at most: it may have been cancelled, or promised anew. */
const AGAIN_MS = 3600_000;

/** Of what is not released yet. */
export function lookAtWaiting(times: LatestTimes, now: Date): Look<RiskLevel> {
  const { releaseAt, pickAt, shipAt } = times;
  const level = now >= shipAt ? 'ship' : now >= pickAt ? 'pick' : now >= releaseAt ? 'release' : null;
  const next = [releaseAt, pickAt, shipAt].find((at) => at > now);
  if (level === null) return { level, dueAt: releaseAt };
  const again = new Date(now.getTime() + AGAIN_MS);
  return { level, dueAt: next && next < again ? next : again };
}

export const RISK_REASONS = [
  'on-hold',
  'backordered',
  'not-released',
  'not-claimed',
  'not-picked',
  'picking',
  'not-packed',
  'label-failed',
  'not-shipped',
] as const;
export type RiskReason = (typeof RISK_REASONS)[number];

export function reasonOfWork(
  order: Pick<FulfilmentOrder, 'state' | 'held'>,
  labelFailed: boolean,
): RiskReason {
  if (order.held) return 'on-hold';
  switch (order.state) {
    case 'offered':
      return 'not-claimed';
    case 'open':
      return 'not-picked';
    case 'picking':
      return 'picking';
    case 'picked':
      return 'not-packed';
    default:
      return labelFailed ? 'label-failed' : 'not-shipped';
  }
}

export function reasonOfWaiting(isHeld: boolean, backordered: number): RiskReason {
  if (isHeld) return 'on-hold';
  return backordered > 0 ? 'backordered' : 'not-released';
}
