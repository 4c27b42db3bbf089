// Which dialog belongs to which command of an order, under which name and in which group of the menu. What the server lists and
// is not here has its button elsewhere: at its task, incident, shipment or message.
import type { ComponentType } from 'react';
import type { ActionDialogProps } from '../dialogs/action-dialog.ts';
import { AllocateBackordersDialog } from '../dialogs/allocate-backorders.dialog.tsx';
import { createAmountDialog } from '../dialogs/amount.dialogs.tsx';
import { CancelLinesDialog } from '../dialogs/cancel-lines.dialog.tsx';
import { ChangeAddressDialog } from '../dialogs/change-address.dialog.tsx';
import {
  ChangeRequestedDateDialog,
  ChangeShippingMethodDialog,
} from '../dialogs/change-delivery.dialogs.tsx';
import { CreditNoteDialog } from '../dialogs/credit-note.dialog.tsx';
import { GrantAppeasementDialog } from '../dialogs/grant-appeasement.dialog.tsx';
import { HoldOrderDialog } from '../dialogs/hold-order.dialog.tsx';
import { createNoteDialog } from '../dialogs/note.dialogs.tsx';
import { OpenOrderCase } from '../dialogs/open-case.dialog.tsx';
import { RejectFulfilmentOrderDialog } from '../dialogs/reject-fulfilment-order.dialog.tsx';
import { ReleaseHoldDialog } from '../dialogs/release-hold.dialog.tsx';
import { RepromiseDialog } from '../dialogs/repromise.dialog.tsx';

export const GROUPS = ['order', 'delivery', 'money', 'process'] as const;
export type ActionGroup = (typeof GROUPS)[number];

interface Kind {
  name: string;
  group: ActionGroup;
  Dialog: ComponentType<ActionDialogProps>;
  danger?: boolean;
}

export const KINDS = {
  'orders.addNote': { name: 'note', group: 'order', Dialog: createNoteDialog('note') },
  'orders.holdOrder': { name: 'hold', group: 'order', Dialog: HoldOrderDialog },
  'orders.releaseHold': { name: 'releaseHold', group: 'order', Dialog: ReleaseHoldDialog },
  'service.openCase': { name: 'openCase', group: 'order', Dialog: OpenOrderCase },
  'orders.closeOrder': { name: 'close', group: 'order', Dialog: createNoteDialog('close') },
  'orders.cancelLines': { name: 'cancelLines', group: 'order', Dialog: CancelLinesDialog, danger: true },
  'orders.cancelOrder': {
    name: 'cancel',
    group: 'order',
    Dialog: createNoteDialog('cancel'),
    danger: true,
  },
  'orders.changeAddress': { name: 'changeAddress', group: 'delivery', Dialog: ChangeAddressDialog },
  'orders.changeShippingMethod': {
    name: 'changeMethod',
    group: 'delivery',
    Dialog: ChangeShippingMethodDialog,
  },
  'orders.changeRequestedDate': { name: 'changeWish', group: 'delivery', Dialog: ChangeRequestedDateDialog },
  'orders.repromise': { name: 'repromise', group: 'delivery', Dialog: RepromiseDialog },
  'orders.allocateBackorders': { name: 'allocate', group: 'delivery', Dialog: AllocateBackordersDialog },
  'fulfilment.rejectFulfilmentOrder': {
    name: 'reject',
    group: 'delivery',
    Dialog: RejectFulfilmentOrderDialog,
    danger: true,
  },
  'service.grantAppeasement': { name: 'appease', group: 'money', Dialog: GrantAppeasementDialog },
  'payments.refundPayment': { name: 'refund', group: 'money', Dialog: createAmountDialog('refund') },
  'payments.authorisePayment': { name: 'authorise', group: 'money', Dialog: createNoteDialog('authorise') },
  'payments.capturePayment': { name: 'capture', group: 'money', Dialog: createAmountDialog('capture') },
  'payments.recordReceipt': { name: 'receipt', group: 'money', Dialog: createAmountDialog('receipt') },
  'payments.resolveUnknown': { name: 'resolve', group: 'money', Dialog: createNoteDialog('resolve') },
  'payments.voidPayment': {
    name: 'void',
    group: 'money',
    Dialog: createNoteDialog('void'),
    danger: true,
  },
  'ledger.issueCreditNote': { name: 'creditNote', group: 'money', Dialog: CreditNoteDialog },
  'ledger.writeOffReceivable': {
    name: 'writeOff',
    group: 'money',
    Dialog: createAmountDialog('writeOff'),
    danger: true,
  },
  'workflow.cancelProcess': {
    name: 'cancelProcess',
    group: 'process',
    Dialog: createNoteDialog('cancelProcess'),
    danger: true,
  },
} as const satisfies Record<string, Kind>;

export type Command = keyof typeof KINDS;
/** The texts have their names by this. */
export type ActionName = (typeof KINDS)[Command]['name'];

export const COMMANDS = Object.keys(KINDS) as Command[];
