// Routes of simulations: paths and schemas, no logic.
import Type from 'typebox';
import { commandRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { Page, pageQuery } from '../../../platform/schemas.ts';
import { engineRoute, INSIGHT_READERS } from '../engine/engine-route.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { cancelSimulation } from './commands/cancel-simulation.ts';
import { startSimulation } from './commands/start-simulation.ts';
import { showSimulationModel } from './mine-simulation.ts';
import { listSimulations, readSimulation } from './queries.ts';
import {
  AskSimulationModel,
  SimulationDetail,
  SimulationId,
  SimulationModelView,
  SimulationSummary,
} from './schemas.ts';

const tag = 'insight';
const closed = { additionalProperties: false } as const;

export function createSimulationRoutes({ engine }: { engine: InsightEngine }): Route[] {
  return [
    engineRoute(engine, {
      path: '/v1/insight/simulation-model',
      name: 'insight.showSimulationModel',
      summary:
        'What a simulation of this model starts from: activities, people, choices, arrivals; what of the drawing is left out.',
      operation: showSimulationModel,
      query: AskSimulationModel,
      output: SimulationModelView,
    }),
    queryRoute({
      path: '/v1/insight/simulations',
      name: 'insight.listSimulations',
      summary: 'Simulations, newest first, with how far they are.',
      roles: INSIGHT_READERS,
      params: Type.Object({}, closed),
      query: Type.Object(pageQuery, closed),
      output: Page(SimulationSummary),
      run: ({ db }, { query }) => listSimulations(db, query),
      tag,
    }),
    queryRoute({
      path: '/v1/insight/simulations/:simulationId',
      name: 'insight.readSimulation',
      summary:
        'One simulation whole: how close it is to history, and today, the same and the changed process side by side.',
      roles: INSIGHT_READERS,
      params: Type.Object({ simulationId: SimulationId }),
      query: Type.Object({}, closed),
      output: SimulationDetail,
      run: ({ db }, { params }) => readSimulation(db, params.simulationId),
      tag,
    }),
    commandRoute('POST', '/v1/insight/simulations', startSimulation, { tag, status: 202 }),
    commandRoute('POST', '/v1/insight/simulations/:simulationId/cancel', cancelSimulation, { tag }),
  ];
}
