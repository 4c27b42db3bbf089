// The pure decisions of notifications: what of an order a message keeps, what a report from the mail server changes, when
// the next try is due. No I/O, no clock.
import type { StoredEvent } from '../../platform/events.ts';
import type { Uuid } from '../../platform/ids.ts';
import { type Milestone, NEWS_LIFETIME_MS } from './milestones.ts';
import {
  type KeptFacts,
  LANGUAGES,
  type Language,
  type MailOutcome,
  type MessageFacts,
  type MessageGroup,
  type MessageLine,
  type MessageState,
} from './types.ts';

/** The order of messages that are about none. */
export const NO_ORDER = '00000000-0000-0000-0000-000000000000' as Uuid;

/** False for history: events from an import, and those that happened too long ago to be news. */
export function isNews(event: StoredEvent, now: Date): boolean {
  if (event.attributes.imported === true) return false;
  return now.getTime() - event.occurredAt.getTime() <= NEWS_LIFETIME_MS;
}

/** The language that a customer of this locale is written to in. */
export function languageOf(locale: string): Language {
  const subtag = locale.slice(0, 2).toLowerCase();
  const isWhole = locale.length === 2 || locale[2] === '-' || locale[2] === '_';
  return (isWhole && LANGUAGES.find((language) => language === subtag)) || 'en';
}

/** What the message of `milestone` keeps of the order and of the event. */
export function keepFacts(milestone: Milestone, facts: MessageFacts, event: StoredEvent): KeptFacts {
  const attributes: Record<string, unknown> = {};
  for (const name of milestone.attributes) {
    const value = event.attributes[name];
    if (value != null) attributes[name] = value;
  }
  const kept: KeptFacts = {
    orderNumber: facts.orderNumber,
    timeZone: facts.timeZone,
    customerName: facts.customerName,
    currency: facts.currency,
    shopName: facts.shopName,
    orderUrl: facts.orderUrl,
    contactEmail: facts.contactEmail,
    occurredAt: event.occurredAt.toISOString(),
    attributes,
  };
  if (milestone.lines === 'all') kept.lines = facts.lines;
  if (milestone.lines === 'event') kept.lines = pickLines(facts.lines, event.attributes.lines);
  if (milestone.totals) kept.totals = facts.totals;
  if (milestone.groups === 'all') kept.groups = facts.groups;
  if (milestone.groups === 'event') kept.groups = pickGroups(facts.groups, event.attributes.groupNo);
  return kept;
}

/** The order's lines that the event names, with the event's quantities (a line may be named more than once). */
function pickLines(lines: readonly MessageLine[], named: unknown): MessageLine[] {
  if (!Array.isArray(named)) return [...lines];
  const counts = new Map<MessageLine, number>();
  for (const entry of named as unknown[]) {
    if (typeof entry !== 'object' || entry === null) continue;
    const { lineNo, sku, quantity } = entry as { lineNo?: unknown; sku?: unknown; quantity?: unknown };
    const line = lines.find((each) => (lineNo === undefined ? each.sku === sku : each.lineNo === lineNo));
    if (!line) continue;
    const count = typeof quantity === 'number' && quantity > 0 ? quantity : line.quantity;
    counts.set(line, (counts.get(line) ?? 0) + count);
  }
  return [...counts].map(([line, quantity]) => ({
    ...line,
    quantity,
    totalMinor: line.quantity > 0 ? Math.round((line.totalMinor * quantity) / line.quantity) : 0,
  }));
}

function pickGroups(groups: readonly MessageGroup[], groupNo: unknown): MessageGroup[] {
  if (typeof groupNo !== 'number') return [...groups];
  return groups.filter((group) => group.no === groupNo);
}

/** How long a worker may hold a message before its fate counts as unknown; longer than the slowest mail server. */
export const LEASE_MS = 10 * 60_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 6 * 3600_000;
/** With the pauses below, the last try is about two days after the first. */
export const MAX_TRIES = 18;

/** The pause after the `tries`-th try: 30 seconds, doubled each time, six hours at most. */
export function pauseAfter(tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1));
}

export interface SendingReport {
  attempt: number;
  outcome: MailOutcome['kind'] | 'kept';
}

export interface SendingRow {
  state: MessageState;
  attempts: number;
  tries: number;
}

/**
 * The state that a report leads to; null when no report is awaited (another attempt, or reported already). A report that
 * comes after the lease ran out still settles an unknown outcome.
 */
export function decideSending(row: SendingRow, report: SendingReport): MessageState | null {
  if (row.attempts !== report.attempt) return null;
  if (row.state !== 'sending' && !(row.state === 'unknown' && report.outcome !== 'unknown')) return null;
  switch (report.outcome) {
    case 'sent':
      return 'sent';
    case 'kept':
      return 'in-mailbox';
    case 'refused':
      return 'failed';
    case 'unknown':
      return 'unknown';
    case 'deferred':
      return row.tries >= MAX_TRIES ? 'failed' : 'queued';
  }
}

/** Whether an operator may send a message in this state once more. */
export function mayResend(state: MessageState): boolean {
  return state !== 'queued' && state !== 'sending';
}

/** The local part of the Message-ID header: the same for every try, another for every repetition on purpose. */
export function messageKeyOf(publicId: string, repeats: number): string {
  return repeats === 0 ? publicId : `${publicId}.${repeats + 1}`;
}

/** An http(s) address that is safe as a link, else null. */
export function safeUrl(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2000 || !URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/**
 * A customer's name as it may stand in a greeting: one line, and none that carries an address or is too long for a name.
 * Otherwise anyone could have the shop send his own words to a stranger by ordering in a made-up name.
 */
export function greetableName(name: string | null): string | null {
  const line = name?.replace(/\s+/g, ' ').trim() ?? '';
  if (line === '' || line.length > 80 || /:\/\/|www\.|@|\.[a-z]{2,}\//i.test(line)) return null;
  return line;
}
