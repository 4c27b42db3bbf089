// The door of integrations: adapters to the outside world, joined to the modules that own their ports by main.ts.

export {
  type ImportReport,
  importOrders,
  type SentOutcome,
} from './order-files/import-orders.ts';
export { compareTotals, type Difference, figuresOf } from './order-files/import-totals.ts';
export { type Mapping, readMapping } from './order-files/mapping.ts';
export { READY_MAPPINGS } from './order-files/mappings/ready-mappings.ts';
export { planLocations, planStock } from './order-files/prepare-live.ts';
export { type OrderFiles, openOrderFiles } from './order-files/read-orders.ts';
export { findSourceFiles, SourceError } from './order-files/source-files.ts';
export { placeText, type Rejection, type SourceVariant } from './order-files/source-orders.ts';
export type { ImportMode, OrderInput } from './order-files/to-input.ts';
export {
  createSandboxCarrier,
  type SandboxCarrier,
  type SandboxCarrierOptions,
} from './sandbox-carrier/carrier.ts';
export { SERVICES } from './sandbox-carrier/services.ts';
export { createSandboxCarrierTasks, sandboxCarrierCrontab } from './sandbox-carrier/tasks.ts';
export { CARDS } from './sandbox-payment/cards.ts';
export { createSandboxGateway, type SandboxGateway, type SandboxOptions } from './sandbox-payment/gateway.ts';
export { createSandboxTasks, sandboxCrontab } from './sandbox-payment/tasks.ts';
export { createSmtpMailer, type SmtpSettings } from './smtp-mailer.ts';
