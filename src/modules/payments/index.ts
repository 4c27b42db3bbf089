// The door of payments: everything that other modules may use.
import type { Command } from '../../platform/command.ts';
import { authorisePayment } from './commands/authorise-payment.ts';
import { capturePayment } from './commands/capture-payment.ts';
import { expireAuthorisations } from './commands/expire-authorisations.ts';
import { previewSettlement } from './commands/preview-settlement.ts';
import { recordCollection } from './commands/record-collection.ts';
import { recordGatewayResult } from './commands/record-gateway-result.ts';
import { recordReceipt } from './commands/record-receipt.ts';
import { recordSettlement } from './commands/record-settlement.ts';
import { refundPayment } from './commands/refund-payment.ts';
import { resolveUnknown } from './commands/resolve-unknown.ts';
import { settleRemainder } from './commands/settle-remainder.ts';
import { sweepReceivables } from './commands/sweep-receivables.ts';
import { voidPayment } from './commands/void-payment.ts';

export { judgePayments } from './actions.ts';
export { checkBooks, checkPayments } from './check-payments.ts';
export type {
  GatewayNotification,
  GatewayRequest,
  GatewayResult,
  LookupResult,
  PaymentGateway,
} from './gateway.ts';
export { type PaymentView, readOrderPayments, readPayment } from './queries.ts';
export { recordHistory } from './record-history.ts';
export { recordPayments } from './record-payments.ts';
export { depositMinor, refundableMinor } from './rules.ts';
export { type HistoryTotal, selectBooks as readOrderBooks, sumHistory } from './store.ts';
export { createNotificationReceiver, createTasks, crontab, type PaymentDependencies } from './tasks.ts';
export type {
  HistoricPayment,
  NewPayment,
  OpeningState,
  Operation,
  OrderBook,
  Payment,
  PaymentState,
} from './types.ts';
export { AUTHORISATION_EXPIRED, EXTERNAL_PROVIDER } from './types.ts';
export {
  authorisePayment,
  capturePayment,
  expireAuthorisations,
  recordCollection,
  recordGatewayResult,
  recordReceipt,
  recordSettlement,
  refundPayment,
  resolveUnknown,
  settleRemainder,
  sweepReceivables,
  voidPayment,
};

export const commands = [
  authorisePayment,
  capturePayment,
  voidPayment,
  settleRemainder,
  refundPayment,
  recordReceipt,
  recordCollection,
  recordGatewayResult,
  resolveUnknown,
  expireAuthorisations,
  previewSettlement,
  recordSettlement,
  sweepReceivables,
] as unknown as Command[];
