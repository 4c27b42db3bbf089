// Routes of insight: each part brings its own; no logic here.
import type { Route } from '../../platform/routes.ts';
import { createCausesRoutes } from './causes/http.ts';
import { createConformanceRoutes } from './conformance/http.ts';
import { createDataSetRoutes } from './data-sets/http.ts';
import { createEngineRoutes } from './engine/http.ts';
import type { InsightEngine } from './engine/operation.ts';
import { createKpiRoutes } from './kpis/http.ts';
import { createMiningRoutes } from './mining/http.ts';
import { createSimulationRoutes } from './simulation/http.ts';

export { EXPORT_FORMATS } from './data-sets/schemas.ts';
export { IMPORT_FORMATS } from './formats/read-log.ts';

export interface InsightRouteParts {
  readonly engine: InsightEngine;
}

export function createRoutes({ engine }: InsightRouteParts): Route[] {
  return [
    ...createEngineRoutes({ engine }),
    ...createKpiRoutes({ engine }),
    ...createMiningRoutes({ engine }),
    ...createCausesRoutes({ engine }),
    ...createSimulationRoutes({ engine }),
    ...createConformanceRoutes({ engine }),
    ...createDataSetRoutes({ engine }),
  ];
}
