// Causes and simulations: where cases wait, what goes together with outcomes, what to automate, what is at risk, and what a change would bring.
import { type AnswerOf, type BodyOf, getJson, type ItemOf, type QueryOf } from './call.ts';
import { sendJson } from './send.ts';

export type Bottlenecks = AnswerOf<'/v1/insight/bottlenecks'>;
export type EdgeWait = Bottlenecks['edges'][number];
export type NamedWait = Bottlenecks['locations'][number];
export type RootCauses = AnswerOf<'/v1/insight/root-causes'>;
export type RootCause = RootCauses['findings'][number];
export type OutcomeName = RootCauses['outcome'];
export type RootCausesQuery = QueryOf<'/v1/insight/root-causes'>;
export type AutomationView = AnswerOf<'/v1/insight/automation-candidates'>;
export type AutomationCandidate = AutomationView['candidates'][number];
export type Predictions = AnswerOf<'/v1/insight/predictions'>;
export type Prediction = Predictions['items'][number];
export type PredictionsQuery = QueryOf<'/v1/insight/predictions'>;
export type PredictionQuality = AnswerOf<'/v1/insight/predictions/quality'>;
export type Simulation = AnswerOf<'/v1/insight/simulations/{simulationId}'>;
export type SimulationSummary = ItemOf<'/v1/insight/simulations'>;
export type SimulationResult = NonNullable<Simulation['result']>;
export type SimulationBody = BodyOf<'POST /v1/insight/simulations'>;
export type SimulationChange = NonNullable<SimulationBody['changes']>[number];
export type SimulationModel = AnswerOf<'/v1/insight/simulation-model'>;

export const listBottlenecks = (query: QueryOf<'/v1/insight/bottlenecks'>) =>
  getJson('/v1/insight/bottlenecks', { query });

export const listRootCauses = (query: RootCausesQuery) => getJson('/v1/insight/root-causes', { query });

export const listCauseCases = (query: QueryOf<'/v1/insight/root-causes/cases'>) =>
  getJson('/v1/insight/root-causes/cases', { query });

export const listAutomationCandidates = (query: QueryOf<'/v1/insight/automation-candidates'>) =>
  getJson('/v1/insight/automation-candidates', { query });

export const listPredictions = (query: PredictionsQuery) => getJson('/v1/insight/predictions', { query });

export const readPredictionQuality = (query: QueryOf<'/v1/insight/predictions/quality'>) =>
  getJson('/v1/insight/predictions/quality', { query });

export const readSimulationModel = (query: QueryOf<'/v1/insight/simulation-model'>) =>
  getJson('/v1/insight/simulation-model', { query });

export const listSimulations = (after: string | undefined) =>
  getJson('/v1/insight/simulations', { query: { after, limit: 25 } });

export const readSimulation = (simulationId: string) =>
  getJson('/v1/insight/simulations/{simulationId}', { path: { simulationId } });

export const startSimulation = (body: SimulationBody, idempotencyKey: string) =>
  sendJson('POST', '/v1/insight/simulations', { body, idempotencyKey });

export const cancelSimulation = (simulationId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/insight/simulations/{simulationId}/cancel', {
    path: { simulationId },
    idempotencyKey,
  });
