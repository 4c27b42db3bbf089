// The nouns of notifications: what a message is, the facts it is written from, and the ports to the order that it is
// about (`ReadMessageFacts`, given by main.ts) and to the mail server (`Mailer`, an adapter of integrations).
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';

export const TEMPLATES = [
  'order-confirmed',
  'order-shipped',
  'ready-for-pickup',
  'pickup-reminder',
  'order-collected',
  'pickup-expired',
  'order-delivered',
  'delivery-delayed',
  'delivery-promised',
  'address-changed',
  'order-cancelled',
  'lines-cancelled',
  'payment-refunded',
  'payment-declined',
  'case-received',
  'case-reply',
  'sign-in-code',
] as const;
export type Template = (typeof TEMPLATES)[number];

export const LANGUAGES = ['en', 'ja', 'pl', 'ru', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * in-mailbox: no mail server is set up, the API shows it. sending: a worker holds it (lease). unknown: the mail server
 * may have it or not; only an operator sends it again. failed: refused for good, or tried too often.
 */
export const MESSAGE_STATES = [
  'in-mailbox',
  'queued',
  'sending',
  'sent',
  'unknown',
  'failed',
  'suppressed',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export interface MessageLine {
  lineNo: number;
  sku: string;
  name: string;
  quantity: number;
  /** Of the whole line, in the order's currency. */
  totalMinor: number;
}

export interface MessageTotals {
  goodsMinor: number;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
}

/** Where a part of the order goes: an address, or a place where the customer collects it. */
export interface MessageGroup {
  no: number;
  name: string | null;
  /** Street, postcode and town, as they are written in the country of the address. */
  addressLines: string[];
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  pickupPlace: string | null;
  /** YYYY-MM-DD. */
  promisedDate: string | null;
}

/** What an order tells about itself for its messages. */
export interface MessageFacts {
  /** As people read it out. */
  orderNumber: string;
  /** BCP 47, such as `pl` or `en-GB`; other languages than the five are written to in English. */
  locale: string;
  /** IANA name; UTC when null. */
  timeZone: string | null;
  customerName: string | null;
  /** Null: no message is written. */
  email: string | null;
  currency: string;
  /** Who writes: the channel's name as customers know it. */
  shopName: string;
  /** Where the customer sees the order (https), if anywhere. */
  orderUrl: string | null;
  /** Where the customer may answer, if anywhere. */
  contactEmail: string | null;
  lines: MessageLine[];
  totals: MessageTotals;
  groups: MessageGroup[];
}

/** Reads the facts of many orders at once; orders that are not there are absent from the answer. */
export type ReadMessageFacts = (db: Queryable, orderIds: readonly Uuid[]) => Promise<Map<Uuid, MessageFacts>>;

/** What a message keeps: only what its template shows, with the attributes of the event that caused it. */
export interface KeptFacts {
  orderNumber: string;
  timeZone: string | null;
  customerName: string | null;
  currency: string;
  shopName: string;
  orderUrl: string | null;
  contactEmail: string | null;
  occurredAt: string;
  lines?: MessageLine[];
  totals?: MessageTotals;
  groups?: MessageGroup[];
  attributes: Record<string, unknown>;
}

/** A message that is about to be stored. */
export interface NewMessage {
  orderId: Uuid;
  eventPosition: number;
  template: Template;
  messageId: Uuid;
  state: 'in-mailbox' | 'queued' | 'suppressed';
  locale: string;
  recipient: string;
  facts: KeptFacts;
}

export interface RenderedMessage {
  subject: string;
  text: string;
  html: string;
}

/** One e-mail for the mail server. */
export interface Mail extends RenderedMessage {
  /** Left of the @ in the Message-ID header: the same for every try of the same message. */
  messageKey: string;
  fromName: string;
  to: { name: string | null; address: string };
  replyTo: string | null;
  language: Language;
}

/**
 * What became of one try. `deferred`: the server does not have it (away, busy, or it said "later"), so it may be tried
 * again. `refused`: the server will not take it, ever. `unknown`: the connection was lost after the message went out and
 * before the reply came, so it may have been taken.
 */
export type MailOutcome =
  | { kind: 'sent'; smtpMessageId: string; response: string }
  | { kind: 'deferred' | 'refused' | 'unknown'; reason: string };

/** Port to the mail server. `send` never throws for what the server does; it answers. */
export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
  close(): Promise<void>;
}
