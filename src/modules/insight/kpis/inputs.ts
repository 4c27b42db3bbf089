// The single place for the inputs of KPI questions: query fields of the routes, and with the key of the path what the engine is asked.
import Type from 'typebox';
import { pageQuery } from '../../../platform/schemas.ts';
import { Dimension, KpiKey, KpiKeys, kpiQueryFields, Side, TimeBucket } from './kpi-query.ts';
import { closed } from './schemas.ts';

export const keyParams = Type.Object({ key: KpiKey }, closed);

const valuesFields = { ...kpiQueryFields, keys: Type.Optional(KpiKeys) };
export const ValuesInput = Type.Object(valuesFields, closed);

const seriesFields = { ...kpiQueryFields, bucket: Type.Optional(TimeBucket) };
export const SeriesQueryFields = Type.Object(seriesFields, closed);
export const SeriesInput = Type.Object({ ...seriesFields, key: KpiKey }, closed);

const breakdownFields = {
  ...kpiQueryFields,
  by: Dimension,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '20 unless told' })),
};
export const BreakdownQueryFields = Type.Object(breakdownFields, closed);
export const BreakdownInput = Type.Object({ ...breakdownFields, key: KpiKey }, closed);

const ordersFields = {
  ...kpiQueryFields,
  ...pageQuery,
  side: Side,
  reason: Type.Optional(
    Type.String({ maxLength: 40, description: 'On the side `excluded`: code of one exclusion' }),
  ),
};
export const OrdersQueryFields = Type.Object(ordersFields, closed);
export const OrdersInput = Type.Object({ ...ordersFields, key: KpiKey }, closed);

export const FilterValuesInput = Type.Object(
  { sku: Type.Optional(Type.String({ maxLength: 100, description: 'SKUs that begin so' })) },
  closed,
);
