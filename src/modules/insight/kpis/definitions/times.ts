// The single place for what the KPIs of time say of themselves.
import { defineKpi, QUANTILES } from './define-kpi.ts';

const ORDER_DIMENSIONS = [
  'channel',
  'location',
  'carrier',
  'sku',
  'segment',
  'country',
  'process-version',
  'currency',
] as const;

const span = (
  key: Parameters<typeof defineKpi>[0]['key'],
  name: string,
  first: string,
  second: string,
  note: string | null = null,
) =>
  defineKpi({
    key,
    name,
    unit: 'seconds',
    better: 'lower',
    base: 'orders',
    formula: `Mean of (${second} minus ${first}) over the orders that have both times.`,
    numerator: `Sum of the seconds from ${first} to ${second}.`,
    denominator: 'Orders that have both times.',
    exclusions: ['cancelled', 'no-time', 'times-contradict'],
    dimensions: ORDER_DIMENSIONS,
    parts: QUANTILES,
    note,
  });

export const TIME_KPIS = [
  defineKpi({
    key: 'cycle-time',
    name: 'Order cycle time',
    unit: 'seconds',
    better: 'lower',
    base: 'orders',
    formula: 'Mean of (delivery of the last unit minus placement) over delivered orders.',
    numerator: 'Sum of the seconds from placement to the delivery of the last unit.',
    denominator: 'Orders of which every unit that was not cancelled has been delivered.',
    exclusions: ['cancelled', 'not-delivered', 'no-time', 'times-contradict'],
    dimensions: ORDER_DIMENSIONS,
    parts: {
      ...QUANTILES,
      toReleased: 'Mean seconds from placement to release, over all orders counted.',
      toPicked: 'Mean seconds from release to the last pick, over all orders counted.',
      toShipped: 'Mean seconds from the last pick to the last shipment, over all orders counted.',
      toDelivered: 'Mean seconds from the last shipment to the last delivery, over all orders counted.',
    },
    note: 'The four parts add up to the value: a milestone that is not known, or lies before the one ahead of it, takes the instant of the one ahead of it, and none lies after the delivery.',
  }),
  span('placed-to-released', 'Placed to released', 'placement', 'the first release to a location'),
  span(
    'released-to-picked',
    'Released to picked',
    'the first release to a location',
    'the last completed pick',
  ),
  span(
    'picked-to-shipped',
    'Picked to shipped',
    'the last completed pick',
    'the departure of the last shipment',
  ),
  span(
    'shipped-to-delivered',
    'Shipped to delivered',
    'the departure of the last shipment',
    'the delivery of the last unit',
    'Pick-ups leave and arrive at the moment at which they are collected.',
  ),
  defineKpi({
    key: 'fulfilment-time',
    name: 'Fulfilment time',
    unit: 'seconds',
    better: 'lower',
    base: 'orders',
    formula:
      'Mean of (departure of the last shipment minus placement) over orders that have left completely.',
    numerator: 'Sum of the seconds from placement to the departure of the last shipment.',
    denominator: 'Orders of which every unit that was not cancelled has left.',
    exclusions: ['cancelled', 'not-shipped', 'no-time', 'times-contradict'],
    dimensions: ORDER_DIMENSIONS,
    parts: QUANTILES,
    note: null,
  }),
  defineKpi({
    key: 'hold-hours',
    name: 'Time on hold',
    unit: 'seconds',
    better: 'lower',
    base: 'orders',
    formula: 'Mean time on hold of the orders that were held at least once.',
    numerator:
      'Sum of the seconds during which the orders were on hold; holds that overlap count once, open ones until now.',
    denominator: 'Orders that were on hold at least once.',
    exclusions: ['never-held'],
    dimensions: [...ORDER_DIMENSIONS, 'reason'],
    parts: { ...QUANTILES, heldShare: 'Share of all orders that were held at least once.' },
    note: 'Seconds here; pages show hours. By reason, each hold counts for its own reason.',
  }),
];
export { ORDER_DIMENSIONS };
