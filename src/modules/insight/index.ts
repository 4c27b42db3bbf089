// The door of insight: the analytical engine over the event log, and the logs it answers from.
export { createLocalEngine, type LocalEngine, type LocalEngineOptions } from './engine/local-engine.ts';
export { defineOperation, type InsightEngine, type Operation } from './engine/operation.ts';
export { OPERATIONS } from './engine/operations.ts';
export { type InsightProcess, type InsightProcessOptions, startInsight } from './engine/process.ts';
export { createRemoteEngine } from './engine/remote-engine.ts';
export { insightRefusals } from './errors.ts';
export { type DataSet, type DataSets, LIVE, type OpenDataSets, openDataSets } from './log/data-sets.ts';
export { type AfterIngest, openTail, type Tail } from './log/tail.ts';
export { readEngineNews } from './store/engines.ts';
