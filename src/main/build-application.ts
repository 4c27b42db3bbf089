// The only file that builds everything: reads top to bottom, no container. Commands first, then what they are reached by
// (routes, listeners, tasks), over one database and one clock. It opens nothing and starts nothing.
import type { Config } from '../config.ts';
import { accessCommands } from '../http/access/http.ts';
import { deskCommands } from '../http/desk/http.ts';
import { createMetrics, measureSets } from '../http/metrics.ts';
import { collectRoutes } from '../http/routes.ts';
import * as carriers from '../modules/carriers/index.ts';
import * as catalog from '../modules/catalog/index.ts';
import * as customers from '../modules/customers/index.ts';
import * as documents from '../modules/documents/index.ts';
import * as fulfilment from '../modules/fulfilment/index.ts';
import * as insight from '../modules/insight/index.ts';
import * as integrations from '../modules/integrations/index.ts';
import * as inventory from '../modules/inventory/index.ts';
import * as ledger from '../modules/ledger/index.ts';
import * as notifications from '../modules/notifications/index.ts';
import * as orders from '../modules/orders/index.ts';
import * as payments from '../modules/payments/index.ts';
import * as planning from '../modules/planning/index.ts';
import * as portal from '../modules/portal/index.ts';
import * as service from '../modules/service/index.ts';
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
import { PROCESS_WORDS } from './process-words.ts';

/** The settings that the inside of the program depends on. */
type Settings = Pick<Config, 'costs' | 'shopName' | 'timeZone' | 'mailFrom' | 'smtpUrl' | 'insightUploadMb'> &
  Partial<Pick<Config, 'publicUrl'>>;

export type Application = ReturnType<typeof buildApplication>;

/**
 * Everything but the outside: commands, routes, tasks, listeners, over one database and one clock. `engine`: who answers questions over the
 * analytical store, where that is not another process.
 */
export function buildApplication(
  db: Database,
  clock: Clock,
  log: Log,
  settings: Settings,
  engine: insight.InsightEngine = insight.createRemoteEngine(db),
) {
  const metrics = createMetrics({ db });
  const executor = measureSets(createExecutor(db, clock, log), metrics.registry);
  const outside = buildOutside(db, clock, executor, settings);
  const inside = buildCommands(clock, settings, {
    executor,
    log,
    carrier: outside.carrier,
    smtpConfigured: outside.mailer !== null,
  });
  const { commands, definitions, locations } = inside;
  const { carrier, mailer, renderer } = outside;
  const { shopName, timeZone } = settings;
  const publicUrl = settings.publicUrl ?? null;
  const readMessageFacts = orders.createMessageFactsReader({
    ...senderOf(settings, mailer !== null),
    orderUrls: portal.createOrderUrls({ publicUrl, clock }),
  });
  const subscribers: Subscriber[] = [
    orders.searchSubscriber,
    notifications.createNotificationsSubscriber({ readMessageFacts, smtpConfigured: mailer !== null }),
    ...orders.createOrderSubscribers(inside.orders, inside.stock),
    planning.createShadowSubscriber(inside.planningParts),
    ...fulfilment.createFulfilmentSubscribers({ locations, orders: inside.orders }),
  ];
  const runner = workflow.createRunner({
    db,
    clock,
    commands,
    definitions,
    log,
    correlation: PROCESS_WORDS.correlation,
  });
  return {
    db,
    clock,
    log,
    executor,
    gatherer: createGatherer(executor),
    metrics,
    ...inside,
    ...outside,
    routes: collectRoutes({
      ...inside,
      insight: { engine, maxUploadBytes: Math.floor(settings.insightUploadMb * 1024 * 1024) },
      publicUrl,
      shopName,
      documents: documents.createDocuments({ locations, carriers: [carrier], renderer, shopName, timeZone }),
    }),
    subscribers,
    runner,
    tasks: buildTasks({ db, clock, executor, log, engine, ...inside, ...outside }, settings),
    crontab: CRONTAB,
  };
}

/** What the worker does for each module. */
function buildTasks(
  parts: {
    db: Database;
    clock: Clock;
    executor: Executor;
    log: Log;
    engine: insight.InsightEngine;
  } & ReturnType<typeof buildCommands> &
    ReturnType<typeof buildOutside>,
  settings: Settings,
): Record<string, Task> {
  const { db, clock, executor, log, gateway, carrier, mailer } = parts;
  return {
    ...ledger.createTasks({ db, clock }),
    ...payments.createTasks({ executor, gateways: [gateway], log }),
    ...notifications.createTasks({ executor, mailer }),
    ...inventory.createTasks({ executor, commands: parts.inventory }),
    ...carriers.createTasks({ executor, commands: parts.carriers }),
    ...supply.createTasks({ executor, commands: parts.supply }),
    ...fulfilment.createTasks({ executor, carriers: [carrier], commands: parts.fulfilment, log }),
    ...planning.createTasks({ executor, commands: parts.planning, ...parts.planningParts }),
    ...service.createTasks({ executor }),
    ...portal.createTasks({ db, clock }),
    ...insight.createConformanceTasks({ executor, engine: parts.engine }),
    ...insight.createKpiTasks({
      executor,
      engine: parts.engine,
      mailer,
      shopName: settings.shopName,
      timeZone: settings.timeZone,
    }),
    ...insight.createSimulationTasks({ executor, engine: parts.engine }),
    ...insight.createDataSetTasks({ engine: parts.engine }),
    ...integrations.createSandboxTasks(gateway),
    ...integrations.createSandboxCarrierTasks({
      carrier,
      clock,
      deliver: fulfilment.createTrackingReceiver({ executor, commands: parts.fulfilment }),
    }),
    'platform.expireKeys': async () => {
      while ((await expireKeys(db, clock.now(), 5000)) === 5000);
    },
  };
}

/** The outside world: adapters of the ports that modules declare. */
function buildOutside(db: Database, clock: Clock, executor: Executor, settings: Settings) {
  const { smtpUrl, mailFrom } = settings;
  const renderer = documents.createRenderer();
  return {
    gateway: integrations.createSandboxGateway({
      db,
      clock,
      notify: payments.createNotificationReceiver(executor),
    }),
    renderer,
    carrier: integrations.createSandboxCarrier({
      db,
      clock,
      drawLabels: (sheets, date) => renderer.render({ form: 'label', sheets, date }),
    }),
    mailer: smtpUrl === null ? null : integrations.createSmtpMailer({ url: smtpUrl, fromAddress: mailFrom }),
  };
}

/** What several modules read from memory: as of its version, or, for stock, as of a moment ago. */
function buildReaders(clock: Clock, { timeZone }: Settings) {
  const rateBook = carriers.createRateBookReader();
  const leadTimes = carriers.createLeadTimeReader();
  const locations = inventory.createLocationReader();
  const dayRoom = fulfilment.createDayRoomReader({ rules: fulfilment.createRulesReader(), clock });
  return {
    definitions: workflow.createDefinitionReader(clock),
    catalog: catalog.createCatalogReader(),
    // One list for everybody, with what is known of the ways: nobody reckons a day otherwise than who promised it.
    locations: orders.createNetworkReader({ locations, rateBook, leadTimes, dayRoom }),
    stock: inventory.createStockSnapshot(),
    channels: inventory.createChannelRules(),
    releases: supply.createReleaseReader(timeZone),
    rateBook,
    leadTimes,
    sourcingPolicies: sourcing.createPolicyReader(),
    stockValues: sourcing.createStockValueReader(),
  };
}

interface CommandSurroundings {
  readonly executor: Executor;
  readonly log: Log;
  readonly carrier: ReturnType<typeof buildOutside>['carrier'];
  readonly smtpConfigured: boolean;
}

/** Every command, over the same readers. */
function buildCommands(
  clock: Clock,
  settings: Settings,
  { executor, log, carrier, smtpConfigured }: CommandSurroundings,
) {
  let commands: CommandRegistry = new Map();
  const readers = buildReaders(clock, settings);
  const { definitions, locations, stock, channels, rateBook, leadTimes, catalog: catalogReader } = readers;
  const workflowCommands = workflow.createWorkflowCommands({
    definitions,
    commands: () => commands,
    words: PROCESS_WORDS,
  });
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
  const orderCommands = orders.createOrderCommands({
    ...readers,
    costs: settings.costs,
    dispatch: inventory.createDispatchCalendar(),
    startProcesses: workflow.createProcessStarter(definitions),
    policies: supply.createAllocationPolicyReader(),
    channelRules: channels,
    ruleFailures: sourcing.createFailureReporter({ executor, log }),
  });
  const fulfilmentDependencies = {
    orders: orderCommands,
    inventory: inventoryCommands,
    locations,
    stock,
    rateBook,
    carriers: [carrier],
    publicUrl: settings.publicUrl ?? null,
  };
  const fulfilmentCommands = fulfilment.createFulfilmentCommands(fulfilmentDependencies);
  const makeRoom = fulfilment.createRoomMaker(fulfilmentDependencies);
  const planningParts = planningPartsOf(readers, settings, orderCommands);
  const built = {
    workflow: workflowCommands,
    inventory: inventoryCommands,
    supply: supplyCommands,
    carriers: carriers.createCarrierCommands({ locations, rateBook, leadTimes }),
    sourcing: sourcing.createSourcingCommands({ locations, costs: settings.costs }),
    orders: orderCommands,
    fulfilment: fulfilmentCommands,
    planning: planning.createPlanningCommands(planningParts),
    ...buildCustomerSide(settings, smtpConfigured, orderCommands),
  };
  commands = registerCommands(built);
  return { commands, ...readers, planningParts, processWords: PROCESS_WORDS, ...built };
}

/** What planning decides again with: the readers of the live decisions. */
const planningPartsOf = (
  readers: ReturnType<typeof buildReaders>,
  { costs }: Settings,
  orderCommands: orders.OrderCommands,
): planning.PlanningDependencies => ({
  catalog: readers.catalog,
  locations: readers.locations,
  releases: readers.releases,
  rules: planning.createRuleSource({ ...readers, costs }),
  orders: orderCommands,
});

/** Who signs messages to customers, and where they may answer. */
const senderOf = ({ shopName, timeZone, mailFrom }: Settings, smtpConfigured: boolean) => ({
  shopName,
  timeZone,
  contactEmail: smtpConfigured ? mailFrom : null,
});

/** What is done for customers, and what they do themselves. */
function buildCustomerSide(settings: Settings, smtpConfigured: boolean, orderCommands: orders.OrderCommands) {
  const writeMessages = notifications.createMessenger({
    ...senderOf(settings, smtpConfigured),
    smtpConfigured,
  });
  const parts = { orders: orderCommands, writeMessages };
  const serviceCommands = service.createServiceCommands(parts);
  return {
    service: serviceCommands,
    portal: portal.createPortalCommands({ ...parts, service: serviceCommands }),
  };
}

interface BuiltCommands {
  readonly workflow: workflow.WorkflowCommands;
  readonly inventory: inventory.InventoryCommands;
  readonly supply: supply.SupplyCommands;
  readonly carriers: carriers.CarrierCommands;
  readonly sourcing: sourcing.SourcingCommands;
  readonly orders: orders.OrderCommands;
  readonly fulfilment: fulfilment.FulfilmentCommands;
  readonly planning: planning.PlanningCommands;
  readonly service: service.ServiceCommands;
  readonly portal: portal.PortalCommands;
}

/** All commands by name, those of modules without dependencies too. */
function registerCommands(built: BuiltCommands): CommandRegistry {
  return createRegistry([
    ...workflow.listWorkflowCommands(built.workflow),
    ...notifications.commands,
    ...ledger.commands,
    ...customers.commands,
    ...catalog.commands,
    ...inventory.listInventoryCommands(built.inventory),
    ...supply.listSupplyCommands(built.supply),
    ...carriers.listCarrierCommands(built.carriers),
    ...sourcing.listSourcingCommands(built.sourcing),
    ...payments.commands,
    ...documents.commands,
    ...orders.listOrderCommands(built.orders),
    ...fulfilment.listFulfilmentCommands(built.fulfilment),
    ...planning.listPlanningCommands(built.planning),
    ...service.listServiceCommands(built.service),
    ...portal.listPortalCommands(built.portal),
    insight.rebuildLog,
    ...insight.conformanceCommands,
    ...insight.dataSetCommands,
    ...insight.kpiCommands,
    ...insight.simulationCommands,
    ...accessCommands,
    ...deskCommands,
  ] as unknown as Command<never, unknown>[]);
}

/** What the worker does by the clock. */
const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ...ledger.CRONTAB,
  ...payments.crontab,
  ...notifications.CRONTAB,
  ...inventory.CRONTAB,
  ...supply.CRONTAB,
  ...carriers.CRONTAB,
  ...fulfilment.CRONTAB,
  ...planning.CRONTAB,
  ...service.CRONTAB,
  ...portal.CRONTAB,
  ...insight.kpiCrontab,
  ...insight.conformanceCrontab,
  ...integrations.sandboxCrontab,
  ...integrations.sandboxCarrierCrontab,
  ['17 * * * *', 'platform.expireKeys'],
];
