// The nouns of service: cases, what is said in them, goodwill and its limits. Types only.
import type { Uuid } from '../../platform/ids.ts';

export const CASE_KINDS = [
  'inquiry',
  'lost',
  'damaged',
  'wrong-item',
  'missing-item',
  'late',
  'billing',
  'complaint',
  'other',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** waiting-for-us: the customer has answered; resolved: settled, and opened again by the customer's next word. */
export const CASE_STATES = ['open', 'waiting-for-customer', 'waiting-for-us', 'resolved', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const RESOLUTIONS = [
  'answered',
  'replaced',
  'refunded',
  'appeased',
  'no-action',
  'withdrawn',
  'duplicate',
] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const MESSAGE_KINDS = ['customer', 'reply', 'note'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** A line or a shipment that a case is about, in ids as shown outside. */
export type Concern =
  | { orderId: string; lineNo: number; quantity?: number }
  | { orderId: string; shipmentId: string };

export interface Case {
  caseId: Uuid;
  number: number;
  kind: CaseKind;
  state: CaseState;
  priority: Priority;
  subject: string;
  customerId: Uuid | null;
  name: string | null;
  email: string | null;
  locale: string;
  channel: string | null;
  assignee: string | null;
  tags: string[];
  concerns: Concern[];
  openedAt: Date;
  openedBy: string;
  firstResponseDue: Date;
  firstResponseAt: Date | null;
  resolutionDue: Date;
  /** NOTHING_DUE when it is not ours to act. */
  dueAt: Date;
  resolution: Resolution | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  reopened: number;
  mergedInto: Uuid | null;
  lastMessageAt: Date;
}

export const NOTHING_DUE = new Date('2999-12-31T00:00:00Z');

export interface CaseMessage {
  caseId: Uuid;
  messageId: Uuid;
  kind: MessageKind;
  body: string;
  author: string;
  writtenAt: Date;
  mailId: Uuid | null;
}

export interface HistoryEntry {
  caseId: Uuid;
  entryId: Uuid;
  type: string;
  occurredAt: Date;
  actor: string;
  attributes: Record<string, unknown>;
}

export const APPEASEMENT_REASONS = [
  'late',
  'lost',
  'damaged',
  'wrong-item',
  'missing-item',
  'poor-service',
  'price-difference',
  'goodwill',
] as const;
export type AppeasementReason = (typeof APPEASEMENT_REASONS)[number];

export type Settle = 'refund' | 'receivable';

export interface Appeasement {
  bucket: number;
  orderId: Uuid;
  appeasementId: Uuid;
  caseId: Uuid | null;
  state: 'granted' | 'requested' | 'rejected';
  currency: string;
  amountMinor: number;
  reason: AppeasementReason;
  note: string | null;
  askedBy: string;
  askedRole: string;
  askedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
  settle: Settle | null;
}

export interface Limit {
  role: string;
  currency: string;
  perOrderMinor: number;
  perDayMinor: number;
}

export interface Target {
  kind: CaseKind;
  firstResponseMinutes: number;
  resolutionMinutes: number;
}
