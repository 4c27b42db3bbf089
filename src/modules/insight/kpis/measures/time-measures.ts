// How the KPIs of time are counted.
import { avg, defineMeasure, type Exclusions } from './measure.ts';

/** `$now` is the instant that open holds and debts run to. */
const spanOf = (key: Parameters<typeof defineMeasure>[0]['key'], column: string, missing?: Exclusions) =>
  defineMeasure({
    key,
    exclusions: [
      ['cancelled', 'is_cancelled'],
      ...(missing ?? []),
      ['no-time', `${column} is null`],
      ['times-contradict', `${column} < 0`],
    ],
    numerator: column,
    denominator: '1',
    quantiles: 'thousandths',
  });

export const HELD_SECONDS = `(held_s + coalesce(greatest(0, epoch_ms($now) - epoch_ms(held_since)) / 1000, 0))`;

export const TIME_MEASURES = [
  {
    ...spanOf('cycle-time', 'cycle_s', [['not-delivered', 'not is_delivered']]),
    parts: {
      toReleased: avg('cycle_released_s'),
      toPicked: avg('cycle_picked_s'),
      toShipped: avg('cycle_shipped_s'),
      toDelivered: avg('cycle_delivered_s'),
    },
  },
  spanOf('placed-to-released', 'to_released_s'),
  spanOf('released-to-picked', 'to_picked_s'),
  spanOf('picked-to-shipped', 'to_shipped_s'),
  spanOf('shipped-to-delivered', 'to_delivered_s'),
  spanOf('fulfilment-time', 'fulfilment_s', [['not-shipped', 'not has_left']]),
  defineMeasure({
    key: 'hold-hours',
    exclusions: [['never-held', 'not was_held']],
    numerator: HELD_SECONDS,
    denominator: '1',
    quantiles: 'thousandths',
    parts: { heldShare: () => 'avg(was_held::int)' },
  }),
];
