// Everything that the engine can be asked about causes.
import type { Operation } from '../engine/operation.ts';
import { listAutomationCandidates } from './operations/list-automation-candidates.ts';
import { listBottlenecks } from './operations/list-bottlenecks.ts';
import { listPredictions, showPredictionQuality } from './operations/list-predictions.ts';
import { listCauseCases, listRootCauses } from './operations/list-root-causes.ts';

export const causesOperations: readonly Operation[] = [
  listBottlenecks,
  listRootCauses,
  listCauseCases,
  listAutomationCandidates,
  listPredictions,
  showPredictionQuality,
];
