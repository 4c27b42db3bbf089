// How the KPIs of sales, costs, debts and ratings are counted; those of customers are in customer-values.ts.
import { avg, defineMeasure, sum } from './measure.ts';

const OWED_DAYS = `((owed_s + coalesce(owed * greatest(0, epoch_ms($now) - epoch_ms(owed_at)) / 1000, 0)) / 86400)`;
const COSTS = '(cost_shipping + cost_handling + cost_splits + goodwill)';
const RATINGS = '(stars1 + stars2 + stars3 + stars4 + stars5)';

export const WORTH_MEASURES = [
  defineMeasure({
    key: 'orders',
    numerator: '1',
    denominator: null,
    amount: 'units',
    side: 'numerator-is-met',
    parts: {
      open: sum('(not is_ended and not is_cancelled)::int'),
      cancelled: sum('is_cancelled::int'),
      delivered: sum('is_delivered::int'),
      units: sum('units'),
    },
  }),
  defineMeasure({
    key: 'revenue',
    numerator: 'revenue',
    denominator: null,
    isMoney: true,
    parts: { ordered: sum('ordered_net'), credited: sum('credited_net') },
  }),
  defineMeasure({
    key: 'average-order-value',
    exclusions: [['cancelled', 'is_cancelled']],
    numerator: 'revenue',
    denominator: '1',
    isMoney: true,
    quantiles: 'any',
  }),
  defineMeasure({
    key: 'cost-to-serve',
    exclusions: [
      ['cancelled', 'is_cancelled'],
      ['no-costs', 'not cost_known'],
    ],
    numerator: COSTS,
    denominator: '1',
    isMoney: true,
    quantiles: 'any',
    parts: {
      shipping: avg('cost_shipping'),
      handling: avg('cost_handling'),
      splits: avg('cost_splits'),
      goodwill: avg('goodwill'),
    },
  }),
  defineMeasure({
    key: 'receivable-days',
    exclusions: [['not-invoiced', 'invoiced <= 0']],
    numerator: OWED_DAYS,
    denominator: 'invoiced',
    amount: `${OWED_DAYS} / nullif(invoiced, 0)`,
    isMoney: true,
    parts: { openMinor: sum('owed') },
  }),
  defineMeasure({
    key: 'feedback-score',
    exclusions: [['no-rating', `${RATINGS} = 0`]],
    numerator: '(stars1 + 2 * stars2 + 3 * stars3 + 4 * stars4 + 5 * stars5)',
    denominator: RATINGS,
    amount: `(stars1 + 2 * stars2 + 3 * stars3 + 4 * stars4 + 5 * stars5) / nullif(${RATINGS}, 0)`,
    parts: {
      stars1: sum('stars1'),
      stars2: sum('stars2'),
      stars3: sum('stars3'),
      stars4: sum('stars4'),
      stars5: sum('stars5'),
    },
  }),
];
