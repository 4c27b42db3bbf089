// The one list of what mining can be asked; the engine answers, http.ts gives each a route.
import type { Operation } from '../engine/operation.ts';
import { discoverModel } from './operations/discover-model.ts';
import { showBatches, showHandOvers, showRework } from './operations/find-patterns.ts';
import { listCases, readCase } from './operations/list-cases.ts';
import { listActivities, listAttributes } from './operations/list-names.ts';
import { listVariants, readVariant } from './operations/list-variants.ts';
import { showAnimation, showDottedChart } from './operations/show-cases.ts';
import { showMap } from './operations/show-map.ts';
import { showObjectMap } from './operations/show-object-map.ts';

export const miningOperations: readonly Operation[] = [
  showMap,
  listVariants,
  readVariant,
  listCases,
  readCase,
  listActivities,
  listAttributes,
  showObjectMap,
  discoverModel,
  showDottedChart,
  showAnimation,
  showRework,
  showHandOvers,
  showBatches,
];
