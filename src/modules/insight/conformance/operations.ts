// The one list of what conformance can be asked; the engine answers, http.ts gives each a route (the watch alone has none).
import type { Operation } from '../engine/operation.ts';
import { findStrays } from './operations/find-strays.ts';
import { listDeviatingCases } from './operations/list-deviating-cases.ts';
import { listDeviations } from './operations/list-deviations.ts';
import { readModel } from './operations/read-model.ts';
import { showConformance } from './operations/show-conformance.ts';
import { showTemporalProfile } from './operations/show-temporal-profile.ts';

export const conformanceOperations: readonly Operation[] = [
  showConformance,
  listDeviations,
  listDeviatingCases,
  showTemporalProfile,
  readModel,
  findStrays,
];
