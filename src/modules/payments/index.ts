// The door of payments: everything that other modules may use.
export { recordPayments } from './record-payments.ts';
export type { NewPayment, OpeningState, Operation, Payment, PaymentState } from './types.ts';
export { EXTERNAL_PROVIDER } from './types.ts';
