// The form that the texts of every language have; a missing text does not compile. Texts are plain: they are escaped
// where they are put into a page.
import type { Template } from '../types.ts';

/** What the sentences of a message may speak of; everything is written in the customer's language already. */
export interface Wording {
  orderNumber: string;
  shopName: string;
  /** Such as "3 items": units of all lines shown; null when no line is shown. */
  items: string | null;
  amount: string | null;
  newDate: string | null;
  pickupPlace: string | null;
  pickupUntil: string | null;
  backordered: boolean;
  /** By which a case is found again, such as C-1001; null where the message is about none. */
  reference: string | null;
  /** What the case is about, in the words of who opened it. */
  title: string;
  /** What was written to the customer, by paragraphs. */
  body: string[];
  /** Six digits to sign in. */
  code: string;
}

export interface TemplateTexts {
  subject(wording: Wording): string;
  /** The line that mailboxes show beside the subject. */
  preheader(wording: Wording): string;
  heading(wording: Wording): string;
  paragraphs(wording: Wording): string[];
}

/** Reasons that customers are told; any other code stays inside. */
export const REASONS = [
  'out-of-stock',
  'supplier-delay',
  'carrier-delay',
  'weather',
  'high-demand',
  'address-problem',
  'damaged',
  'customer-request',
  'payment-failed',
  'location-closed',
] as const;
export type Reason = (typeof REASONS)[number];

/** Codes of other modules that mean one of the reasons that customers are told. */
const OTHER_NAMES: Readonly<Record<string, Reason>> = {
  'pick-short': 'out-of-stock',
  'stock-correction': 'out-of-stock',
  capacity: 'high-demand',
  shortage: 'out-of-stock',
  backorder: 'out-of-stock',
  INVENTORY_OUT_OF_STOCK: 'out-of-stock',
  INCORRECT_ADDRESS: 'address-problem',
  customer: 'customer-request',
};

/** What a code means to customers; null: it stays inside. */
export const tellableReason = (code: string): Reason | null =>
  REASONS.find((each) => each === code) ?? OTHER_NAMES[code] ?? null;

export interface Labels {
  orderNumber: string;
  item: string;
  quantity: string;
  price: string;
  goods: string;
  discount: string;
  shipping: string;
  tax: string;
  total: string;
  amount: string;
  carrier: string;
  trackingNumber: string;
  deliverTo: string;
  collectAt: string;
  collectBy: string;
  pickupCode: string;
  expected: string;
  newDate: string;
  previousDate: string;
  reason: string;
  track: string;
  viewOrder: string;
  payAgain: string;
  iAmHere: string;
  reference: string;
  sku: string;
}

export interface Texts {
  /** With and without a name. */
  greeting(customerName: string | null): string;
  items(count: number): string;
  closing(shopName: string): string;
  /** How to reach the shop. */
  contact(email: string): string;
  /** Why the customer gets this message. */
  footer(wording: Wording): string;
  labels: Labels;
  reasons: Record<Reason, string>;
  templates: Record<Template, TemplateTexts>;
}
