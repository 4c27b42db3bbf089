// The door of insight: the analytical engine over the event log, and the logs it answers from.
export { conformanceCommands } from './conformance/commands.ts';
export { conformanceCrontab, createConformanceTasks, watchOrders } from './conformance/tasks.ts';
export { createLocalEngine, type LocalEngine, type LocalEngineOptions } from './engine/local-engine.ts';
export { defineOperation, type InsightEngine, type Operation } from './engine/operation.ts';
export { OPERATIONS } from './engine/operations.ts';
export type { InsightProcess, InsightProcessOptions } from './engine/process.ts';
export { createRemoteEngine } from './engine/remote-engine.ts';
export { startInsight } from './engine/start-insight.ts';
export { insightRefusals } from './errors.ts';
export { FACT_TABLES } from './kpis/facts/fact-tables.ts';
export { foldOrder } from './kpis/facts/fold-order.ts';
export { createFactRefresh } from './kpis/facts/refresh-facts.ts';
export { createShopDays } from './kpis/facts/shop-days.ts';
export type { OrderEvent, OrderSnapshot, SnapshotLine } from './kpis/facts/types.ts';
export { writeFacts } from './kpis/facts/write-facts.ts';
export { type DataSet, type DataSets, LIVE, type OpenDataSets, openDataSets } from './log/data-sets.ts';
export { type AfterIngest, openTail, type Tail } from './log/tail.ts';
export { readEngineNews } from './store/engines.ts';
