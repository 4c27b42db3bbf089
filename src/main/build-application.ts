// The only file that builds everything: reads top to bottom, no container. Commands first, then what they are reached by
// (routes, listeners, tasks), over one database and one clock. It opens nothing and starts nothing.
import type { Config } from '../config.ts';
import { accessCommands } from '../http/access/http.ts';
import { createMetrics, measureSets } from '../http/metrics.ts';
import { collectRoutes } from '../http/routes.ts';
import * as carriers from '../modules/carriers/index.ts';
import * as catalog from '../modules/catalog/index.ts';
import * as customers from '../modules/customers/index.ts';
import * as fulfilment from '../modules/fulfilment/index.ts';
import * as integrations from '../modules/integrations/index.ts';
import * as inventory from '../modules/inventory/index.ts';
import * as ledger from '../modules/ledger/index.ts';
import * as notifications from '../modules/notifications/index.ts';
import * as orders from '../modules/orders/index.ts';
import * as payments from '../modules/payments/index.ts';
import * as planning from '../modules/planning/index.ts';
import * as sourcing from '../modules/sourcing/index.ts';
import * as supply from '../modules/supply/index.ts';
import * as workflow from '../modules/workflow/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Command, type CommandRegistry, createRegistry } from '../platform/command.ts';
import type { Database } from '../platform/db.ts';
import { createExecutor, type Executor } from '../platform/execute.ts';
import { createGatherer } from '../platform/gather.ts';
import type { Task } from '../platform/jobs.ts';
import { expireKeys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import type { Subscriber } from '../platform/subscriptions.ts';

/** The settings that the inside of the program depends on. */
type Settings = Pick<Config, 'costs' | 'shopName' | 'timeZone' | 'mailFrom' | 'smtpUrl'> &
  Partial<Pick<Config, 'publicUrl'>>;

export type Application = ReturnType<typeof buildApplication>;

/** Everything but the outside: commands, routes, tasks, listeners, over one database and one clock. */
export function buildApplication(db: Database, clock: Clock, log: Log, settings: Settings) {
  const metrics = createMetrics({ db });
  const executor = measureSets(createExecutor(db, clock, log), metrics.registry);
  const outside = buildOutside(db, clock, executor, settings);
  const inside = buildCommands(clock, settings, outside);
  const { commands, definitions, locations } = inside;
  const { gateway, carrier, mailer } = outside;

  const readMessageFacts = orders.createMessageFactsReader({
    shopName: settings.shopName,
    timeZone: settings.timeZone,
    contactEmail: mailer === null ? null : settings.mailFrom,
  });
  const subscribers: Subscriber[] = [
    orders.searchSubscriber,
    notifications.createNotificationsSubscriber({ readMessageFacts, smtpConfigured: mailer !== null }),
    ...orders.createOrderSubscribers(inside.orders, inside.stock),
    ...fulfilment.createFulfilmentSubscribers({ locations, orders: inside.orders }),
  ];
  const runner = workflow.createRunner({ db, clock, commands, definitions, log, correlation: CORRELATION });
  const tasks: Record<string, Task> = {
    ...payments.createTasks({ executor, gateways: [gateway], log }),
    ...notifications.createTasks({ executor, mailer }),
    ...inventory.createTasks({ executor, commands: inside.inventory }),
    ...carriers.createTasks({ executor, commands: inside.carriers }),
    ...supply.createTasks({ executor, commands: inside.supply }),
    ...fulfilment.createTasks({ executor, carriers: [carrier], commands: inside.fulfilment, log }),
    ...planning.createTasks({ executor, commands: inside.planning, ...inside.planningParts }),
    ...integrations.createSandboxTasks(gateway),
    ...integrations.createSandboxCarrierTasks({
      carrier,
      clock,
      deliver: fulfilment.createTrackingReceiver({ executor, commands: inside.fulfilment }),
    }),
    'platform.expireKeys': async () => {
      while ((await expireKeys(db, clock.now(), 5000)) === 5000);
    },
  };
  return {
    db,
    clock,
    log,
    executor,
    gatherer: createGatherer(executor),
    metrics,
    ...inside,
    ...outside,
    routes: collectRoutes(inside),
    subscribers,
    runner,
    tasks,
    crontab: CRONTAB,
  };
}

/** The outside world: adapters of the ports that modules declare. */
function buildOutside(db: Database, clock: Clock, executor: Executor, settings: Settings) {
  const { smtpUrl, mailFrom } = settings;
  return {
    gateway: integrations.createSandboxGateway({
      db,
      clock,
      notify: payments.createNotificationReceiver(executor),
    }),
    carrier: integrations.createSandboxCarrier({ db, clock }),
    mailer: smtpUrl === null ? null : integrations.createSmtpMailer({ url: smtpUrl, fromAddress: mailFrom }),
  };
}

/** Every command, with the readers and copies in memory that several share. */
function buildCommands(clock: Clock, settings: Settings, outside: ReturnType<typeof buildOutside>) {
  let commands: CommandRegistry = new Map();
  const definitions = workflow.createDefinitionReader(clock);
  const catalogReader = catalog.createCatalogReader();
  const locations = inventory.createLocationReader();
  const stock = inventory.createStockSnapshot();
  const rateBook = carriers.createRateBookReader();
  const leadTimes = carriers.createLeadTimeReader();
  const workflowCommands = workflow.createWorkflowCommands({ definitions, commands: () => commands });
  const channels = inventory.createChannelRules();
  const inventoryCommands = inventory.createInventoryCommands({
    catalog: catalogReader,
    locations,
    channels,
    stock,
    // Fulfilment is made of these commands; what it does for them is joined here.
    makeRoom: (tx, needs) => makeRoom(tx, needs),
  });
  const supplyCommands = supply.createSupplyCommands({
    catalog: catalogReader,
    locations,
    inventory: inventoryCommands,
    timeZone: settings.timeZone,
  });
  const carrierCommands = carriers.createCarrierCommands({ locations, rateBook, leadTimes });
  const sourcingCommands = sourcing.createSourcingCommands({ locations, costs: settings.costs });
  const orderCommands = orders.createOrderCommands({
    catalog: catalogReader,
    locations,
    stock,
    costs: settings.costs,
    dispatch: inventory.createDispatchCalendar(),
    startProcesses: workflow.createProcessStarter(definitions),
    policies: supply.createAllocationPolicyReader(),
    releases: supply.createReleaseReader(settings.timeZone),
    channelRules: channels,
    rateBook,
    leadTimes,
  });
  const fulfilmentDependencies = {
    orders: orderCommands,
    inventory: inventoryCommands,
    locations,
    stock,
    rateBook,
    carriers: [outside.carrier],
    publicUrl: settings.publicUrl ?? null,
  };
  const fulfilmentCommands = fulfilment.createFulfilmentCommands(fulfilmentDependencies);
  const makeRoom = fulfilment.createRoomMaker(fulfilmentDependencies);
  const planningParts: planning.PlanningDependencies = {
    catalog: catalogReader,
    locations,
    rules: planning.createRuleSource({ costs: settings.costs, policies: sourcing.createPolicyReader(), rateBook }),
    orders: orderCommands,
  };
  const planningCommands = planning.createPlanningCommands(planningParts);
  commands = createRegistry([
    ...workflow.listWorkflowCommands(workflowCommands),
    ...notifications.commands,
    ...ledger.commands,
    ...customers.commands,
    ...catalog.commands,
    ...inventory.listInventoryCommands(inventoryCommands),
    ...supply.listSupplyCommands(supplyCommands),
    ...carriers.listCarrierCommands(carrierCommands),
    ...sourcing.listSourcingCommands(sourcingCommands),
    ...payments.commands,
    ...orders.listOrderCommands(orderCommands),
    ...fulfilment.listFulfilmentCommands(fulfilmentCommands),
    ...planning.listPlanningCommands(planningCommands),
    ...accessCommands,
  ] as unknown as Command<never, unknown>[]);
  return {
    commands,
    definitions,
    locations,
    stock,
    rateBook,
    leadTimes,
    workflow: workflowCommands,
    inventory: inventoryCommands,
    supply: supplyCommands,
    carriers: carrierCommands,
    sourcing: sourcingCommands,
    orders: orderCommands,
    fulfilment: fulfilmentCommands,
    planning: planningCommands,
    planningParts,
  };
}

/** What the worker does by the clock. */
const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ...payments.crontab,
  ...notifications.CRONTAB,
  ...inventory.CRONTAB,
  ...supply.CRONTAB,
  ...carriers.CRONTAB,
  ...fulfilment.CRONTAB,
  ...planning.CRONTAB,
  ...integrations.sandboxCrontab,
  ...integrations.sandboxCarrierCrontab,
  ['17 * * * *', 'platform.expireKeys'],
];

/** By which attribute a message with a correlation key finds its waiter. */
const CORRELATION: Readonly<Record<string, string>> = {
  'payments.paymentCaptured': 'sourceId',
  'payments.captureFailed': 'sourceId',
  'payments.paymentRefunded': 'sourceId',
  'fulfilment.shipmentShipped': 'shipmentId',
  'fulfilment.shipmentDelivered': 'shipmentId',
};
