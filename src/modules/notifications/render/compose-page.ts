// The single place that turns a message's facts into what its page shows: every text and figure in the customer's
// language, in the order in which it is read. It knows no HTML.
import { greetableName, safeUrl } from '../rules.ts';
import { TEXTS } from '../texts/languages.ts';
import { type Labels, type Texts, tellableReason, type Wording } from '../texts/text-form.ts';
import type { KeptFacts, Language, MessageGroup, Template } from '../types.ts';
import { type Formats, formatsFor } from './format.ts';

export interface Page {
  language: Language;
  subject: string;
  preheader: string;
  shopName: string;
  heading: string;
  greeting: string;
  paragraphs: string[];
  rows: { label: string; value: string }[];
  lines: { name: string; sku: string; quantity: string; amount: string | null }[];
  totals: { label: string; amount: string; isSum: boolean }[];
  addresses: { label: string; lines: string[] }[];
  button: { label: string; url: string } | null;
  contact: string | null;
  closing: string[];
  footer: string;
  labels: Labels;
}

/** Makes the page of `template` in the language of `locale`. */
export function composePage(template: Template, locale: string, facts: KeptFacts): Page {
  const formats = formatsFor(locale, facts.timeZone);
  const texts = TEXTS[formats.language];
  const wording = wordMessage(facts, texts, formats);
  const sentences = texts.templates[template];
  return {
    language: formats.language,
    subject: oneLine(sentences.subject(wording)),
    preheader: oneLine(sentences.preheader(wording)),
    shopName: facts.shopName,
    heading: sentences.heading(wording),
    greeting: texts.greeting(greetableName(facts.customerName)),
    paragraphs: sentences.paragraphs(wording),
    rows: composeRows(template, facts, texts, formats, wording),
    lines: (facts.lines ?? []).map((line) => ({
      name: line.name,
      sku: line.sku,
      quantity: String(line.quantity),
      amount: facts.totals ? formats.money(line.totalMinor, facts.currency) : null,
    })),
    totals: composeTotals(facts, texts.labels, formats),
    addresses: (facts.groups ?? []).map((group) => composeAddress(group, texts.labels, formats)),
    button: composeButton(template, facts, texts.labels),
    contact: facts.contactEmail ? texts.contact(facts.contactEmail) : null,
    closing: texts.closing(facts.shopName).split('\n'),
    footer: texts.footer(wording),
    labels: texts.labels,
  };
}

function wordMessage(facts: KeptFacts, texts: Texts, formats: Formats): Wording {
  const { attributes } = facts;
  const count = (facts.lines ?? []).reduce((sum, line) => sum + line.quantity, 0);
  return {
    orderNumber: facts.orderNumber,
    shopName: facts.shopName,
    items: count > 0 ? texts.items(count) : null,
    amount: readAmount(facts, formats),
    newDate: formats.day(attributes.promisedDate),
    pickupPlace: readText(attributes.locationName),
    pickupUntil: formats.moment(attributes.expiresAt),
    backordered: attributes.backordered === true,
    reference: readText(attributes.reference),
    title: readText(attributes.title) ?? '',
    body: (readText(attributes.body) ?? '')
      .split(/\n\s*\n/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
    code: readText(attributes.code) ?? '',
  };
}

function composeRows(
  template: Template,
  facts: KeptFacts,
  texts: Texts,
  formats: Formats,
  wording: Wording,
): Page['rows'] {
  const { attributes } = facts;
  const { labels } = texts;
  const pairs: [label: string, value: string | null][] = [[labels.orderNumber, facts.orderNumber || null]];
  switch (template) {
    case 'order-shipped':
    case 'order-delivered':
      pairs.push([labels.carrier, readText(attributes.carrier)]);
      pairs.push([labels.trackingNumber, readText(attributes.trackingNumber)]);
      break;
    case 'ready-for-pickup':
    case 'pickup-reminder':
      pairs.push([labels.collectAt, wording.pickupPlace ?? readText(attributes.locationCode)]);
      pairs.push([labels.collectBy, wording.pickupUntil]);
      pairs.push([labels.pickupCode, readText(attributes.pickupCode)]);
      break;
    case 'order-collected':
    case 'pickup-expired':
      pairs.push([labels.collectAt, wording.pickupPlace ?? readText(attributes.locationCode)]);
      break;
    case 'delivery-promised':
      pairs.push([labels.expected, wording.newDate]);
      break;
    case 'delivery-delayed':
      pairs.push([labels.newDate, wording.newDate]);
      pairs.push([labels.previousDate, formats.day(attributes.previousDate)]);
      pairs.push([labels.reason, readReason(attributes, texts)]);
      break;
    case 'order-cancelled':
    case 'lines-cancelled':
      pairs.push([labels.reason, readReason(attributes, texts)]);
      break;
    case 'payment-refunded':
    case 'payment-declined':
      pairs.push([labels.amount, wording.amount]);
      break;
    case 'case-received':
    case 'case-reply':
      pairs.push([labels.reference, wording.reference]);
      break;
    case 'order-confirmed':
    case 'sign-in-code':
      break;
  }
  return pairs.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

function composeTotals(facts: KeptFacts, labels: Labels, formats: Formats): Page['totals'] {
  const { totals, currency } = facts;
  if (!totals) return [];
  const row = (label: string, amountMinor: number, isSum = false) => ({
    label,
    amount: formats.money(amountMinor, currency),
    isSum,
  });
  return [
    row(labels.goods, totals.goodsMinor),
    ...(totals.discountMinor === 0 ? [] : [row(labels.discount, -Math.abs(totals.discountMinor))]),
    row(labels.shipping, totals.shippingMinor),
    ...(totals.taxMinor === 0 ? [] : [row(labels.tax, totals.taxMinor)]),
    row(labels.total, totals.totalMinor, true),
  ];
}

function composeAddress(group: MessageGroup, labels: Labels, formats: Formats): Page['addresses'][number] {
  const place = group.pickupPlace
    ? [group.pickupPlace]
    : [group.name, ...group.addressLines, group.country === null ? null : formats.country(group.country)];
  const expected = formats.day(group.promisedDate);
  return {
    label: group.pickupPlace ? labels.collectAt : labels.deliverTo,
    lines: [...place, expected && `${labels.expected}: ${expected}`].filter(
      (line) => line != null && line !== '',
    ) as string[],
  };
}

function composeButton(template: Template, facts: KeptFacts, labels: Labels): Page['button'] {
  const orderUrl = safeUrl(facts.orderUrl);
  const trackingUrl = template === 'order-shipped' ? safeUrl(facts.attributes.trackingUrl) : null;
  if (trackingUrl) return { label: labels.track, url: trackingUrl };
  const arrivalUrl = safeUrl(facts.attributes.arrivalUrl);
  if (arrivalUrl) return { label: labels.iAmHere, url: arrivalUrl };
  if (!orderUrl) return null;
  return { label: template === 'payment-declined' ? labels.payAgain : labels.viewOrder, url: orderUrl };
}

function readAmount(facts: KeptFacts, formats: Formats): string | null {
  const { amountMinor, currency } = facts.attributes;
  if (typeof amountMinor !== 'number') return null;
  return formats.money(amountMinor, typeof currency === 'string' ? currency : facts.currency);
}

/**
 * A reason that was written for the customer, or a known code in the customer's language. Any other reason is the shop's own
 * note (a suspicion, a colleague's remark) and stays inside.
 */
function readReason(attributes: KeptFacts['attributes'], texts: Texts): string | null {
  const known = tellableReason(readText(attributes.reason) ?? '');
  return readText(attributes.customerReason) ?? (known ? texts.reasons[known] : null);
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A subject is one line: what a name brings in line ends must not reach the header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
