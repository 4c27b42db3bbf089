// All routes and commands of the program without a database, a worker or the outside world: for the API document and for
// tests that try every route. Commands get their database when they run.
import { accessCommands } from '../../src/http/access/http.ts';
import { collectRoutes } from '../../src/http/routes.ts';
import * as catalog from '../../src/modules/catalog/index.ts';
import * as customers from '../../src/modules/customers/index.ts';
import * as inventory from '../../src/modules/inventory/index.ts';
import * as ledger from '../../src/modules/ledger/index.ts';
import * as notifications from '../../src/modules/notifications/index.ts';
import * as orders from '../../src/modules/orders/index.ts';
import * as payments from '../../src/modules/payments/index.ts';
import * as workflow from '../../src/modules/workflow/index.ts';
import { type Clock, systemClock } from '../../src/platform/clock.ts';
import { type Command, type CommandRegistry, createRegistry } from '../../src/platform/command.ts';
import type { Route } from '../../src/platform/routes.ts';

export interface Program {
  routes: Route[];
  commands: CommandRegistry;
}

/** What sourcing charges; no route's form depends on it. */
const COSTS = {
  perKmMinor: 1,
  perShipmentMinor: 400,
  perUnitMinor: 50,
  splitPenaltyMinor: 200,
  stockBalanceMinor: 100,
};

export function buildProgram(clock: Clock = systemClock): Program {
  let registry: CommandRegistry = new Map();
  const definitions = workflow.createDefinitionReader(clock);
  const workflowCommands = workflow.createWorkflowCommands({ definitions, commands: () => registry });
  const catalogReader = catalog.createCatalogReader();
  const locations = inventory.createLocationReader();
  const stock = inventory.createStockSnapshot();
  const inventoryCommands = inventory.createInventoryCommands({ catalog: catalogReader, locations, stock });
  const orderCommands = orders.createOrderCommands({
    catalog: catalogReader,
    locations,
    stock,
    costs: COSTS,
    dispatch: inventory.createDispatchCalendar(),
    startProcesses: workflow.createProcessStarter(definitions),
  });
  registry = createRegistry([
    ...workflow.listWorkflowCommands(workflowCommands),
    ...notifications.commands,
    ...ledger.commands,
    ...customers.commands,
    ...catalog.commands,
    ...inventory.listInventoryCommands(inventoryCommands),
    ...payments.commands,
    ...orders.listOrderCommands(orderCommands),
    ...accessCommands,
  ] as Command<never, unknown>[]);
  const routes = collectRoutes({
    orders: orderCommands,
    inventory: inventoryCommands,
    locations,
    workflow: workflowCommands,
    definitions,
  });
  return { routes, commands: registry };
}
