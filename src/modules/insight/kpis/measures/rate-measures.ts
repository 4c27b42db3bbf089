// How the KPIs of fill, splits, cancellations, returns and touches are counted.
import type { KpiKey } from '../kpi-query.ts';
import { avg, counted, defineMeasure, defineShare, type Exclusions, ratio } from './measure.ts';

const ENDED: Exclusions = [
  ['empty', 'is_empty and not is_cancelled'],
  ['open', 'not is_ended and not is_cancelled'],
];
const LEFT: Exclusions = [
  ['cancelled', 'is_cancelled'],
  ['not-shipped', 'not has_left'],
];
/** Units and lines of history met a stock that nobody knows. */
const NO_HISTORY: Exclusions = [['history', 'not stock_known']];

const fill = (key: KpiKey, numerator: string, denominator: string) =>
  defineMeasure({
    key,
    grain: 'unit',
    exclusions: NO_HISTORY,
    numerator,
    denominator,
    weight: denominator,
    side: 'numerator-is-met',
  });

export const RATE_MEASURES = [
  defineShare({
    key: 'fulfilment-rate',
    exclusions: ENDED,
    met: 'has_left and cancelled_units = 0',
    amount: 'cancelled_units',
    parts: { unitShare: ratio('units - cancelled_units', 'units') },
  }),
  fill('unit-fill-rate', 'filled_units', 'units'),
  fill('line-fill-rate', 'filled_lines', 'lines'),
  defineShare({ key: 'order-fill-rate', exclusions: NO_HISTORY, met: 'is_filled', amount: 'waited_units' }),
  defineMeasure({
    key: 'split-rate',
    exclusions: [...LEFT, ['no-time', 'shipments = 0']],
    numerator: '(shipments > ship_groups)::int',
    denominator: '1',
    side: 'numerator-is-missed',
    amount: 'shipments',
    parts: { shipmentsPerOrder: avg('shipments') },
  }),
  defineMeasure({
    key: 'backorder-rate',
    grain: 'unit',
    exclusions: NO_HISTORY,
    numerator: 'waited_lines',
    denominator: 'lines',
    weight: 'lines',
    side: 'numerator-is-missed',
    amount: 'waited_units',
    parts: { unitShare: ratio('waited_units', 'units') },
  }),
  defineMeasure({
    key: 'cancel-rate',
    numerator: 'is_cancelled::int',
    denominator: '1',
    side: 'numerator-is-missed',
    amount: 'cancelled_units',
    parts: { unitShare: ratio('cancelled_units', 'units') },
  }),
  defineMeasure({
    key: 'short-pick-rate',
    grain: 'unit',
    exclusions: [
      ['history', 'imported'],
      ['not-picked', 'picked_units + short_units = 0'],
    ],
    numerator: 'short_units',
    denominator: '(picked_units + short_units)',
    weight: 'units',
    side: 'numerator-is-missed',
    parts: { lineShare: ratio('short_lines', 'picked_lines') },
  }),
  defineMeasure({
    key: 'return-rate',
    grain: 'unit',
    exclusions: [['not-delivered-line', 'left_units = 0']],
    numerator: 'returned_units',
    denominator: 'left_units',
    weight: 'units',
    side: 'numerator-is-missed',
    parts: {
      orderShare: (state, byLine) =>
        byLine
          ? `count(distinct case when ${state} = 0 and returned_units > 0 then order_no end)
              / nullif(count(distinct ${counted('order_no', state)}), 0)`
          : `count_if(${state} = 0 and returned_units > 0) / nullif(count_if(${state} = 0), 0)`,
    },
  }),
  defineShare({
    key: 'touchless-rate',
    exclusions: [...ENDED, ['history', 'imported']],
    met: 'touches = 0',
    amount: 'touches',
    parts: { touchesPerOrder: avg('touches') },
  }),
];
