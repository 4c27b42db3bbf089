// The unit of every figure that stands beside the value of a KPI, by its name, and of numerator and denominator.
import type { KpiDefinition } from '../../../../../api/kpis.ts';
import type { FigureUnit } from './format-kpi.ts';

const UNITS: Readonly<Record<string, FigureUnit>> = {
  toReleased: 'seconds',
  toPicked: 'seconds',
  toShipped: 'seconds',
  toDelivered: 'seconds',
  lateDays: 'days',
  windowDays: 'days',
  ordered: 'money',
  credited: 'money',
  shipping: 'money',
  handling: 'money',
  splits: 'money',
  goodwill: 'money',
  openMinor: 'money',
  shipmentsPerOrder: 'number',
  touchesPerOrder: 'number',
  ordersPerCustomer: 'number',
};
const QUANTILE = /^p\d\d?$/;
const SHARES = /Share$|^(?:byInstant|withLateOpen|onTime|inFull|undamaged|documented)$/;

export function partUnit({ unit }: Pick<KpiDefinition, 'unit'>, name: string): FigureUnit {
  if (QUANTILE.test(name)) return unit;
  if (SHARES.test(name)) return 'share';
  return UNITS[name] ?? 'count';
}

export const isQuantile = (name: string) => QUANTILE.test(name);

/** Of seconds and money the numerator is a sum of them; what is counted has no unit. */
export function baseUnit(
  { unit, base, key }: KpiDefinition,
  side: 'numerator' | 'denominator',
): 'money' | 'seconds' | 'number' {
  if (side === 'denominator') return base === 'money' ? 'money' : 'number';
  if (key === 'receivable-days') return 'number';
  return unit === 'money' || unit === 'seconds' ? unit : 'number';
}

/** Of what one order adds; null where that is only yes or no. */
export function orderUnit({ unit, base }: Pick<KpiDefinition, 'unit' | 'base'>): FigureUnit | null {
  if (unit !== 'share') return unit;
  return base === 'lines' || base === 'units' ? 'count' : null;
}
