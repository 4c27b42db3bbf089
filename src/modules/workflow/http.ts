// Routes of workflow: paths and schemas, no logic.
import Type from 'typebox';
import type { Role } from '../../platform/command.ts';
import { commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Code, IdOf, pageQuery, Text } from '../../platform/schemas.ts';
import { Definitions, IncidentPage, OrderProcesses, TaskPage } from './answers.ts';
import type { DefinitionReader } from './definitions.ts';
import { createDesignRoutes, type DesignParts } from './http/design-routes.ts';
import type { WorkflowCommands } from './index.ts';
import { listDefinitions, listIncidents, listTasks, readOrderProcesses } from './queries.ts';
import { selectXml } from './store/definitions.ts';

const tag = 'Workflow';
/** Not for channels: these lists know nothing of whose order it is. */
const roles: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];
const none = Type.Object({}, { additionalProperties: false });

export function createRoutes(
  commands: WorkflowCommands,
  definitions: DefinitionReader,
  design: DesignParts,
): Route[] {
  return [
    ...createDesignRoutes(commands, definitions, design),
    commandRoute('POST', '/v1/processes', commands.deployProcess, { tag, status: 201 }),
    commandRoute('POST', '/v1/decisions', commands.deployDecision, { tag, status: 201 }),
    commandRoute('POST', '/v1/orders/:orderId/processes', commands.startProcess, { tag, status: 201 }),
    commandRoute('POST', '/v1/orders/:orderId/processes/cancel', commands.cancelProcess, { tag }),
    commandRoute('POST', '/v1/tasks/:taskId/complete', commands.completeTask, { tag }),
    commandRoute('POST', '/v1/tasks/:taskId/claim', commands.claimTask, { tag }),
    commandRoute('POST', '/v1/incidents/:incidentId/settle', commands.settleIncident, { tag }),
    ...modelRoutes,
    ...listRoutes,
    queryRoute({
      path: '/v1/orders/:orderId/processes',
      name: 'workflow.readOrderProcesses',
      summary:
        'What the processes of an order are doing: version, status, where they stand, what they wait for.',
      tag,
      roles,
      params: Type.Object({ orderId: IdOf('ord') }),
      query: none,
      output: OrderProcesses,
      run: ({ db }, { params }) => readOrderProcesses(db, definitions, params.orderId),
    }),
  ];
}

const modelRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/processes',
    name: 'workflow.listDefinitions',
    summary: 'Lists deployed processes with the number of instances of each version.',
    tag,
    roles,
    params: Type.Object({}),
    query: none,
    output: Definitions,
    run: ({ db }) => listDefinitions(db),
  }),
  queryRoute({
    path: '/v1/processes/:processId/versions/:version',
    name: 'workflow.readModel',
    summary: 'The BPMN XML of one version.',
    tag,
    roles,
    params: Type.Object({ processId: Text(200), version: Type.String({ pattern: '^[1-9][0-9]{0,8}$' }) }),
    query: none,
    output: Type.Object({ xml: Type.String() }),
    run: async ({ db }, { params }) => {
      const xml = await selectXml(db, params.processId, Number(params.version));
      return xml === null ? null : { xml };
    },
  }),
];

const listRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/tasks',
    name: 'workflow.listTasks',
    summary: 'Lists open tasks of people (the inbox), oldest first.',
    tag,
    roles,
    params: Type.Object({}),
    query: Type.Object(
      {
        ...pageQuery,
        group: Type.Optional(Code(100)),
        assignee: Type.Optional(Text(100)),
        orderId: Type.Optional(IdOf('ord')),
      },
      { additionalProperties: false },
    ),
    output: TaskPage,
    run: ({ db }, { query }) => listTasks(db, query),
  }),
  queryRoute({
    path: '/v1/incidents',
    name: 'workflow.listIncidents',
    summary: 'Lists open incidents, oldest first.',
    tag,
    roles,
    params: Type.Object({}),
    query: Type.Object(
      { ...pageQuery, orderId: Type.Optional(IdOf('ord')) },
      { additionalProperties: false },
    ),
    output: IncidentPage,
    run: ({ db }, { query }) => listIncidents(db, query),
  }),
];
