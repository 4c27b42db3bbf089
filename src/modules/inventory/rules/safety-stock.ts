// The single place that works out how much of a position is kept back from promises. Pure.
import type { SafetyRule } from '../types.ts';

/** Demand per day over `days` days, those without any counted as 0. */
export interface Demand {
  readonly days: number;
  readonly mean: number;
  /** Standard deviation of a day (of the sample: n - 1). */
  readonly deviation: number;
}

/** From the sum of daily demand and of its squares. */
export function demandOf(days: number, sum: number, sumOfSquares: number): Demand {
  const mean = sum / days;
  const variance = days < 2 ? 0 : Math.max(0, (sumOfSquares - days * mean * mean) / (days - 1));
  return { days, mean, deviation: Math.sqrt(variance) };
}

/**
 * Units to keep back, whole ones.
 *
 * `service-level`: z(p) * sqrt(L * sd² + d² * sL²) for the share p of replenishment cycles without a shortage, mean demand per day d with
 * standard deviation sd, lead time of L days with standard deviation sL; demand and lead time independent, demand over the lead time
 * taken as normal. Source: E. A. Silver, D. F. Pyke, R. Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed.,
 * 1998, chapter 7 (lead time as a random variable); P. L. King, Crack the Code: Understanding safety stock and mastering its
 * equations, APICS Magazine, July/August 2011. Below 50 % it is nothing.
 */
export function safetyUnits(rule: Omit<SafetyRule, 'skuId' | 'locationId'>, demand: Demand): number {
  switch (rule.method) {
    case 'fixed':
      return rule.units!;
    case 'days-of-cover':
      return Math.ceil(tidy(demand.mean * rule.coverDays!));
    case 'service-level': {
      const leadTime = rule.leadTimeDays!;
      const deviation = rule.leadTimeDeviationDays ?? 0;
      const spread = Math.sqrt(leadTime * demand.deviation ** 2 + demand.mean ** 2 * deviation ** 2);
      return Math.max(0, Math.ceil(tidy(inverseNormal(rule.serviceLevel! / 100) * spread)));
    }
  }
}

/** Takes off what binary fractions add: 0.1 * 30 days are 3 units, not 3.0000000000000004, which would be 4. */
const tidy = (units: number) => Math.round(units * 1e6) / 1e6;

/**
 * Quantile of the standard normal distribution for 0 < p < 1: P. J. Acklam's rational approximation (2003), relative error below
 * 1.15e-9.
 */
export function inverseNormal(p: number): number {
  if (p < LOW) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(C, q) / (polynomial(D, q) * q + 1);
  }
  if (p > 1 - LOW) return -inverseNormal(1 - p);
  const q = p - 0.5;
  const r = q * q;
  return (polynomial(A, r) * q) / (polynomial(B, r) * r + 1);
}

const LOW = 0.02425;
const A = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const B = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
];
const C = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];

/** Highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient, 0);
}
