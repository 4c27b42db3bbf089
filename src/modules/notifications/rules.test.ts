import { describe, expect, it } from 'vitest';
import { makeFacts } from '../../../tests/support/message-facts.ts';
import type { StoredEvent } from '../../platform/events.ts';
import { newUuid } from '../../platform/ids.ts';
import { findMilestone } from './milestones.ts';
import {
  decideSending,
  greetableName,
  isNews,
  keepFacts,
  languageOf,
  MAX_TRIES,
  mayResend,
  messageKeyOf,
  pauseAfter,
  safeUrl,
} from './rules.ts';
import { MESSAGE_STATES } from './types.ts';

const now = new Date('2026-11-20T10:00:00Z');

function makeEvent(
  type: string,
  attributes: Record<string, unknown> = {},
  occurredAt: Date = now,
): StoredEvent {
  return {
    bucket: 7,
    position: 1,
    type,
    occurredAt,
    orderId: newUuid(7),
    orderSequence: 1,
    actor: 'system',
    channel: null,
    objects: [],
    attributes,
  };
}

describe('what is told', () => {
  it('tells events of the last week, not older ones and not imported history', () => {
    const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
    expect(isNews(makeEvent('orders.orderPlaced', {}, daysAgo(6.9)), now)).toBe(true);
    expect(isNews(makeEvent('orders.orderPlaced', {}, daysAgo(7.1)), now)).toBe(false);
    expect(isNews(makeEvent('orders.orderPlaced', { imported: true }), now)).toBe(false);
  });

  it('keeps for a confirmation all lines, totals and addresses', () => {
    const facts = makeFacts();
    const kept = keepFacts(
      findMilestone('orders.orderPlaced')!,
      facts,
      makeEvent('orders.orderPlaced', { backordered: true, channel: 'web' }),
    );
    expect(kept).toMatchObject({ lines: facts.lines, totals: facts.totals, groups: facts.groups });
    expect(kept.attributes).toEqual({ backordered: true });
  });

  it('keeps for a shipment the lines that left, with their share of the line', () => {
    const event = makeEvent('fulfilment.shipmentShipped', {
      carrier: 'Sandbox Post',
      trackingNumber: 'SB1',
      lines: [
        { lineNo: 2, quantity: 2 },
        { sku: 'TBL-01' },
        { lineNo: 2, quantity: 1 },
        { lineNo: 99, quantity: 1 },
        null,
        'x',
      ],
    });
    const kept = keepFacts(findMilestone(event.type)!, makeFacts(), event);
    expect(kept.lines).toEqual([
      { lineNo: 2, sku: 'CHR-02', name: 'Chair', quantity: 3, totalMinor: 29_700 },
      { lineNo: 1, sku: 'TBL-01', name: 'Oak table "Nordic" 180 cm', quantity: 1, totalMinor: 45_900 },
    ]);
    expect(kept.totals).toBeUndefined();
  });

  it('keeps the ship group that the event names, or all', () => {
    const groups = [...makeFacts().groups, { ...makeFacts().groups[0]!, no: 2, name: 'Jan Nowak' }];
    const milestone = findMilestone('fulfilment.shipmentShipped')!;
    const keep = (attributes: Record<string, unknown>) =>
      keepFacts(milestone, makeFacts({ groups }), makeEvent(milestone.event, attributes)).groups?.map(
        (group) => group.no,
      );
    expect(keep({ groupNo: 2 })).toEqual([2]);
    expect(keep({})).toEqual([1, 2]);
  });
});

describe('the language of a customer', () => {
  it.each([
    ['pl', 'pl'],
    ['pl-PL', 'pl'],
    ['RU', 'ru'],
    ['ja_JP', 'ja'],
    ['tr-TR', 'tr'],
    ['en-US', 'en'],
    ['de-DE', 'en'],
    ['plt', 'en'],
    ['', 'en'],
  ])('writes to %s in %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});

describe('reports on sending', () => {
  const row = { state: 'sending', attempts: 3, tries: 2 } as const;

  it.each([
    ['sent', 'sent'],
    ['refused', 'failed'],
    ['unknown', 'unknown'],
    ['deferred', 'queued'],
    ['kept', 'in-mailbox'],
  ] as const)('takes "%s" as %s', (outcome, state) => {
    expect(decideSending(row, { attempt: 3, outcome })).toBe(state);
  });

  it('gives up a message that was put off too often', () => {
    expect(decideSending({ ...row, tries: MAX_TRIES }, { attempt: 3, outcome: 'deferred' })).toBe('failed');
  });

  it('takes no report on another try than the current one', () => {
    expect(decideSending(row, { attempt: 2, outcome: 'sent' })).toBeNull();
  });

  it('lets a late report settle an unknown outcome, but not unsettle anything', () => {
    expect(decideSending({ ...row, state: 'unknown' }, { attempt: 3, outcome: 'sent' })).toBe('sent');
    for (const state of MESSAGE_STATES) {
      if (state === 'sending' || state === 'unknown') continue;
      expect(decideSending({ ...row, state }, { attempt: 3, outcome: 'unknown' })).toBeNull();
      expect(decideSending({ ...row, state }, { attempt: 3, outcome: 'deferred' })).toBeNull();
    }
  });

  it('pauses half a minute first, doubles, and never pauses longer than six hours', () => {
    expect([1, 2, 3, 4].map(pauseAfter)).toEqual([30_000, 60_000, 120_000, 240_000]);
    expect(pauseAfter(17)).toBe(6 * 3600_000);
  });

  it('lets a person resend everything that is not under way', () => {
    expect(MESSAGE_STATES.filter(mayResend)).toEqual([
      'in-mailbox',
      'sent',
      'unknown',
      'failed',
      'suppressed',
    ]);
  });

  it('keeps the key of a message over its tries and changes it for a repetition on purpose', () => {
    expect(messageKeyOf('msg_1', 0)).toBe('msg_1');
    expect(messageKeyOf('msg_1', 1)).toBe('msg_1.2');
  });
});

describe('what may stand in a message', () => {
  it.each([
    ['https://track.example/1?a=b', 'https://track.example/1?a=b'],
    ['javascript:alert(1)', null],
    ['data:text/html,<script>', null],
    ['not a url', null],
    [42, null],
  ])('links to %s as %s', (value, expected) => {
    expect(safeUrl(value)).toBe(expected);
  });

  it.each([
    ['Ola Nowak', 'Ola Nowak'],
    ['  Ola\r\nNowak ', 'Ola Nowak'],
    ['You won! http://evil.example', null],
    ['go to www.evil.example', null],
    ['evil.example/prize', null],
    ['ola@example.com', null],
    ['x'.repeat(81), null],
    ['', null],
    [null, null],
  ])('greets %j as %j', (name, expected) => {
    expect(greetableName(name)).toBe(expected);
  });
});
