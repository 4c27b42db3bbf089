// Finds the types of events that the modules which work on orders write into the log, by how their sources write them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../src/modules/', import.meta.url));
const MODULES = [
  'orders',
  'payments',
  'fulfilment',
  'ledger',
  'notifications',
  'service',
  'portal',
  'workflow',
  'insight/conformance',
] as const;

/** Events of these modules that no order's story tells: they are about lists, rules, people, models and stock. */
const NOT_OF_ORDERS: ReadonlySet<string> = new Set([
  'orders.importRepeated',
  'payments.settlementRecorded',
  'fulfilment.pickListCreated',
  'fulfilment.pickListFinished',
  'fulfilment.storeRulesRemoved',
  'fulfilment.storeRulesSet',
  'fulfilment.unitsFound',
  'notifications.recipientRestored',
  'notifications.recipientSuppressed',
  'service.appeasementLimitSet',
  'service.caseTargetSet',
  'service.customerNoteAdded',
  'service.customerNoteRemoved',
  'service.serviceHoursSet',
  'insight.modelRemoved',
  'insight.modelUploaded',
  'insight.processWatchSet',
  'workflow.decisionDeployed',
  'workflow.draftDiscarded',
  'workflow.draftSaved',
  'workflow.instancesMigrated',
  'workflow.processDeployed',
]);

/** Types of events in the stories of orders, as `orders.orderPlaced`. */
export function listStoryEvents(): string[] {
  const found = new Set(
    MODULES.flatMap((module) => readSources(module).flatMap((text) => typesIn(text, module.split('/')[0]!))),
  );
  return [...found].filter((type) => !NOT_OF_ORDERS.has(type)).sort();
}

/** After `|`, `?`, `:` or as what is emitted; names of commands, reads and tasks stand after `command:`, `key:`, `name:` and `task:`. */
function typesIn(text: string, module: string): string[] {
  const literal = new RegExp(
    `(?:\\||\\?|(?<!\\b(?:command|key|name|task)):|\\bemit\\w*\\([^'()]*,)\\s*'(${module}\\.\\w+)'`,
    'g',
  );
  const types = [...text.matchAll(literal)].map((match) => match[1]!);
  // Payments put the module's name before the type where they write it.
  const short = /type PaymentEventType =([^;]+);/.exec(text)?.[1] ?? '';
  return [...types, ...[...short.matchAll(/'(\w+)'/g)].map((match) => `payments.${match[1]}`)];
}

const readSources = (module: string): string[] =>
  readdirSync(`${ROOT}${module}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(path))
    .map((path) => readFileSync(`${ROOT}${module}/${path}`, 'utf8'));
