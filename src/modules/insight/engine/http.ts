// Routes about the engine itself.
import Type from 'typebox';
import { commandRoute, type Route } from '../../../platform/routes.ts';
import { rebuildLog } from '../commands/rebuild-log.ts';
import { engineRoute } from './engine-route.ts';
import type { InsightEngine } from './operation.ts';
import { InsightStatus, showStatus } from './status.ts';

export function createEngineRoutes({ engine }: { engine: InsightEngine }): Route[] {
  return [
    engineRoute(engine, {
      path: '/v1/insight/status',
      name: 'insight.showStatus',
      summary: 'How current the live log is, and how large',
      operation: showStatus,
      query: Type.Object({}, { additionalProperties: false }),
      output: InsightStatus,
    }),
    commandRoute('POST', '/v1/insight/rebuild', rebuildLog, { tag: 'insight', status: 202 }),
  ];
}
