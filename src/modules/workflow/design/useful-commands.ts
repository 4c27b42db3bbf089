// The single place that says which commands make sense in a drawing: those about an order, or about what belongs to one.
import type { Command, CommandRegistry } from '../../../platform/command.ts';
import { fieldsOf, plainSchema } from './read-schema.ts';

const ABOUT_ORDERS = new Set(['orderId', 'shipmentId', 'fulfilmentOrderId', 'caseId', 'customerId']);
/** Modules that serve people or the program itself. */
const NOT_FOR_PROCESSES = new Set([
  'workflow',
  'portal',
  'access',
  'desk',
  'planning',
  'documents',
  'insight',
]);

const known = new WeakMap<CommandRegistry, Command<never, unknown>[]>();

export function usefulCommands(registry: CommandRegistry): readonly Command<never, unknown>[] {
  let found = known.get(registry);
  if (!found) {
    found = findUseful(registry);
    known.set(registry, found);
  }
  return found;
}

function findUseful(registry: CommandRegistry): Command<never, unknown>[] {
  return [...registry.values()]
    .filter((command) => !NOT_FOR_PROCESSES.has(moduleOf(command.name)))
    .filter((command) => fieldsOf(plainSchema(command.input)).some(({ name }) => ABOUT_ORDERS.has(name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export const moduleOf = (name: string) => name.split('.')[0]!;
