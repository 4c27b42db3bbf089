// The pure part of the timeline: an event of the log as a sentence, and who did it. An event without a sentence of its own
// is shown by its name.
import i18next from 'i18next';
import type { OrderEvent } from '../../../../api/orders.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { wordOf } from '../../../../ui/word-of.ts';

type Line = { sku?: string; lineNo?: number; quantity?: number };

/** What the sentences may say, from the event's attributes; what is missing is an empty text. */
function wordsOf({ attributes, channel }: OrderEvent, nameOf: (location: string) => string) {
  const text = (name: string) => {
    const value = attributes[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const amountMinor = attributes.amountMinor ?? attributes.totalMinor;
  const lines = Array.isArray(attributes.lines) ? (attributes.lines as Line[]) : [];
  return {
    number: text('number'),
    channel: channel ?? '',
    amount:
      typeof amountMinor === 'number' && text('currency') !== ''
        ? formatMoney(amountMinor, text('currency'))
        : '',
    units: lines.map((line) => `${line.quantity ?? 1} × ${line.sku ?? `#${line.lineNo}`}`).join(', '),
    location: text('location') === '' ? '' : nameOf(text('location')),
    carrier: text('carrier') === '' ? '' : wordOf('carrier', text('carrier')),
    hold: text('reason') === '' ? '' : wordOf('hold', text('reason')),
    template: text('template') === '' ? '' : wordOf('template', text('template')),
    reason: text('reason'),
    note: text('note'),
    remaining: text('remaining'),
    trackingNumber: text('trackingNumber'),
    description: text('description'),
    message: text('message'),
    name: text('name'),
    action: text('action') === '' ? '' : wordOf('incidentAction', text('action')),
    case: text('caseNumber'),
  };
}

export function describeEvent(event: OrderEvent, nameOf: (location: string) => string): string {
  const key = `events.${event.type}`;
  if (!i18next.exists(key)) {
    const [, name = event.type] = event.type.split('.');
    return wordOf('event', name);
  }
  const sentence = String(i18next.t(key as never, wordsOf(event, nameOf) as never));
  return sentence
    .replace(/\s+([.,])/g, '$1')
    .replace(/\.{2,}/g, '.')
    .replace(/\s+/g, ' ')
    .trim();
}

const ACTORS = new Set(['process', 'system', 'user', 'key', 'anonymous']);

/** `user:usr_…`, `key:webshop`, `process:order-to-cash`: a word for the kind, and the name where it is one for people. */
export function describeActor(actor: string): string {
  const [kind = actor, name = ''] = actor.split(':');
  if (!ACTORS.has(kind)) return actor;
  const word = i18next.t(`orders.order.actors.${kind}` as never) as string;
  const isReadable = name !== '' && !/^[a-z]+_[0-9a-z]{26}$/.test(name);
  return isReadable ? `${word} (${name})` : word;
}

/** People and keys by the name that the server knows, the rest by a word. */
export function nameActor({ actor, actorName }: Pick<OrderEvent, 'actor' | 'actorName'>): string {
  const [kind] = actor.split(':');
  const isNamed = (kind === 'user' || kind === 'key') && actorName !== '' && actorName !== actor;
  return isNamed ? actorName : describeActor(actor);
}

/** Why it was done, where somebody said so and the sentence does not say it already. */
export function reasonOf({ attributes }: Pick<OrderEvent, 'attributes'>, sentence: string): string {
  const texts = ['reason', 'note', 'customerReason', 'message'].flatMap((name) => {
    const value = attributes[name];
    // Codes have words of their own in the sentence.
    return typeof value === 'string' && /[\s.,!?]/.test(value.trim()) ? [value.trim()] : [];
  });
  const said = sentence.toLowerCase();
  return [...new Set(texts)]
    .filter((text) => !said.includes(text.toLowerCase().replace(/\.$/, '')))
    .join(' – ');
}

const BAD = /(?:declined|failed|short|raised|expired|returned|cancelled|held|unknown)$/i;

export const isBadNews = (type: string) => BAD.test(type);
