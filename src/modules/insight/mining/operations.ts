// The one list of what mining can be asked; the engine answers, http.ts gives each a route.
import type { Operation } from '../engine/operation.ts';
import { listCases, readCase } from './operations/list-cases.ts';
import { listActivities, listAttributes } from './operations/list-names.ts';
import { listVariants, readVariant } from './operations/list-variants.ts';
import { showMap } from './operations/show-map.ts';

export const miningOperations: readonly Operation[] = [
  showMap,
  listVariants,
  readVariant,
  listCases,
  readCase,
  listActivities,
  listAttributes,
];
