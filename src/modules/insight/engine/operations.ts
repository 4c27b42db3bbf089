// The one list of everything that the engine can be asked; each part of insight brings its own.

import { causesOperations } from '../causes/operations.ts';
import { conformanceOperations } from '../conformance/operations.ts';
import { dataSetOperations } from '../data-sets/operations.ts';
import { kpiOperations } from '../kpis/operations.ts';
import { miningOperations } from '../mining/operations.ts';
import { simulationOperations } from '../simulation/operations.ts';
import type { Operation } from './operation.ts';
import { statusOperations } from './status.ts';

export const OPERATIONS: readonly Operation[] = [
  ...statusOperations,
  ...kpiOperations,
  ...miningOperations,
  ...causesOperations,
  ...simulationOperations,
  ...conformanceOperations,
  ...dataSetOperations,
];
