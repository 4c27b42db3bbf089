// Routes of insight: each part brings its own; no logic here.
import type { Route } from '../../platform/routes.ts';
import { createCausesRoutes } from './causes/http.ts';
import { createConformanceRoutes } from './conformance/http.ts';
import { createDataSetRoutes, type DataSetRouteParts } from './data-sets/http.ts';
import { createEngineRoutes } from './engine/http.ts';
import { createKpiRoutes, type KpiRouteParts } from './kpis/http.ts';
import { createMiningRoutes } from './mining/http.ts';
import { createSimulationRoutes } from './simulation/http.ts';

export { EXPORT_FORMATS } from './data-sets/schemas.ts';
export { IMPORT_FORMATS } from './formats/read-log.ts';

export function createRoutes(
  { engine, maxUploadBytes }: DataSetRouteParts,
  { shopName }: Pick<KpiRouteParts, 'shopName'>,
): Route[] {
  return [
    ...createEngineRoutes({ engine }),
    ...createKpiRoutes({ engine, shopName }),
    ...createMiningRoutes({ engine }),
    ...createCausesRoutes({ engine }),
    ...createSimulationRoutes({ engine }),
    ...createConformanceRoutes({ engine }),
    ...createDataSetRoutes({ engine, maxUploadBytes }),
  ];
}
