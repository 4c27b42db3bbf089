// The single place for what the KPIs of promises kept say of themselves: on time, in full, perfect.
import { defineKpi } from './define-kpi.ts';
import { ORDER_DIMENSIONS } from './times.ts';

const onTime = (
  key: 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised',
  name: string,
  day: string,
  note: string | null,
) =>
  defineKpi({
    key,
    name,
    unit: 'share',
    better: 'higher',
    base: 'orders',
    formula: `Delivered orders of which every line came on or before ${day} ÷ delivered orders that have one.`,
    numerator: `Orders of which each line with such a date was completely delivered on or before ${day}, compared as days in the shop’s time zone.`,
    denominator: `Delivered orders of which at least one line has ${day}.`,
    exclusions: ['cancelled', 'no-date', 'not-delivered', 'late-open', 'no-time'],
    dimensions: ORDER_DIMENSIONS,
    parts: {
      byInstant:
        'The same share with the first instant of the day as the limit: what is delivered during the day itself counts as late.',
      withLateOpen: 'The same share if orders that are late and not delivered yet were counted as missed.',
      lateDays: 'Mean days after the date, of the orders that were late by date.',
    },
    note,
  });

export const DELIVERY_KPIS = [
  onTime('on-time-requested', 'On time, as requested', 'the day that the customer asked for', null),
  onTime(
    'on-time-first-promised',
    'On time, as first promised',
    'the day that was promised first',
    'Later promises do not improve it.',
  ),
  onTime(
    'on-time-last-promised',
    'On time, as last promised',
    'the day that was promised last',
    'Promising later days improves it: read it beside the first promise.',
  ),
  defineKpi({
    key: 'in-full',
    name: 'In full',
    unit: 'share',
    better: 'higher',
    base: 'orders',
    formula: 'Ended orders of which everything ordered was delivered ÷ ended orders.',
    numerator:
      'Ended orders without a cancelled unit, apart from units that customers cancelled themselves in the portal.',
    denominator: 'Orders of which every unit has been delivered or cancelled.',
    exclusions: ['empty', 'not-delivered', 'customer-wish'],
    dimensions: ORDER_DIMENSIONS,
    parts: {},
    note: 'An order that we cancelled as a whole is not in full.',
  }),
  defineKpi({
    key: 'perfect-order',
    name: 'Perfect orders',
    unit: 'share',
    better: 'higher',
    base: 'orders',
    formula:
      'Delivered orders on time and in full and undamaged and with right documents ÷ delivered orders.',
    numerator:
      'Orders that came on or before the first promised day, with every unit that was not cancelled by the customer, without a claim of loss, damage, wrong or missing items, and without a claim or correction of an invoice.',
    denominator: 'Delivered orders that had a promise.',
    exclusions: ['cancelled', 'no-date', 'not-delivered', 'late-open', 'no-time'],
    dimensions: ORDER_DIMENSIONS,
    parts: {
      onTime: 'Share on time against the first promise.',
      inFull: 'Share in full.',
      undamaged: 'Share without a claim of loss, damage, wrong or missing items.',
      documented: 'Share without a claim about an invoice and without a correction of one.',
    },
    note: 'Counted order by order. It is never above the smallest of its four shares and need not be their product.',
  }),
  defineKpi({
    key: 'perfect-order-product',
    name: 'Perfect orders, as a product',
    unit: 'share',
    better: 'higher',
    base: 'orders',
    formula: 'Share on time × share in full × share undamaged × share with right documents.',
    numerator: 'The product of the four shares times the delivered orders; not a number of orders.',
    denominator: 'Delivered orders that had a promise, the same as of perfect-order.',
    exclusions: ['cancelled', 'no-date', 'not-delivered', 'late-open', 'no-time'],
    dimensions: ORDER_DIMENSIONS,
    parts: {
      onTime: 'Share on time against the first promise.',
      inFull: 'Share in full.',
      undamaged: 'Share without a claim of loss, damage, wrong or missing items.',
      documented: 'Share without a claim about an invoice and without a correction of one.',
    },
    note: 'The field’s usual index, for comparison with others. It supposes that faults are independent; perfect-order does not.',
  }),
];
