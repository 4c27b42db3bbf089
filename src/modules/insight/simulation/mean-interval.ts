// The single place for the mean of independent runs with its interval of 95 % (Student's t, so that few runs are not taken for many).
import { meanOf } from '../causes/statistics/samples.ts';

/** 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom. */
const T975 = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604,
  2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555,
  2.0518, 2.0484, 2.0452, 2.0423,
];

export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export function meanInterval(values: readonly number[]): MeanInterval {
  const count = values.length;
  const mean = meanOf(values);
  if (count < 2) return { mean, low: mean, high: mean };
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (count - 1);
  // Beyond 30 the expansion of Cornish and Fisher; off by less than 0.001.
  const t = T975[count - 2] ?? 1.959964 + 2.3722 / (count - 1);
  const reach = t * Math.sqrt(variance / count);
  return { mean, low: mean - reach, high: mean + reach };
}
