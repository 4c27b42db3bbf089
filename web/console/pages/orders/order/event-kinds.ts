// The pure part of the timeline's filter: which kind an event is, by its module.
import type { OrderEvent } from '../../../../api/orders.ts';

export const EVENT_KINDS = ['order', 'goods', 'money', 'messages', 'process', 'service'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const BY_MODULE: Readonly<Record<string, EventKind>> = {
  orders: 'order',
  fulfilment: 'goods',
  inventory: 'goods',
  carriers: 'goods',
  payments: 'money',
  ledger: 'money',
  notifications: 'messages',
  workflow: 'process',
  service: 'service',
  portal: 'service',
};

export const kindOf = ({ type }: Pick<OrderEvent, 'type'>): EventKind =>
  BY_MODULE[type.split('.')[0] ?? ''] ?? 'order';

/** The kinds that there are, in their fixed order. */
export function kindsIn(events: readonly Pick<OrderEvent, 'type'>[]): EventKind[] {
  const found = new Set(events.map(kindOf));
  return EVENT_KINDS.filter((kind) => found.has(kind));
}
