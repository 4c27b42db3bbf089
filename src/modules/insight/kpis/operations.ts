// What the engine can be asked about KPIs.
import { defineOperation, type Operation } from '../engine/operation.ts';
import { readBreakdown } from './ask-breakdown.ts';
import { readFilterValues } from './ask-filters.ts';
import { readOrders } from './ask-orders.ts';
import { readSeries } from './ask-series.ts';
import { readValues } from './ask-values.ts';
import { BreakdownInput, FilterValuesInput, OrdersInput, SeriesInput, ValuesInput } from './inputs.ts';

export const readKpiValues = defineOperation({
  name: 'insight.readKpiValues',
  input: ValuesInput,
  run: readValues,
});
export const readKpiSeries = defineOperation({
  name: 'insight.readKpiSeries',
  input: SeriesInput,
  run: readSeries,
});
export const readKpiBreakdown = defineOperation({
  name: 'insight.readKpiBreakdown',
  input: BreakdownInput,
  run: readBreakdown,
});
export const listKpiOrders = defineOperation({
  name: 'insight.listKpiOrders',
  input: OrdersInput,
  run: readOrders,
});
export const readKpiFilters = defineOperation({
  name: 'insight.readKpiFilters',
  input: FilterValuesInput,
  run: readFilterValues,
});

export const kpiOperations: readonly Operation[] = [
  readKpiValues,
  readKpiSeries,
  readKpiBreakdown,
  listKpiOrders,
  readKpiFilters,
];

/** By what they are for, for benchmarks. */
export const KPI_QUESTIONS = {
  values: readKpiValues,
  series: readKpiSeries,
  breakdown: readKpiBreakdown,
  orders: listKpiOrders,
  filters: readKpiFilters,
} as const;
