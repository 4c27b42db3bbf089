// What service tells the log: events of cases and appeasements, with ids alone; no words of people.
import type { EventObject, NewEvent } from '../../platform/events.ts';
import { bucketOf, formatId, type Uuid } from '../../platform/ids.ts';
import type { Appeasement, Case } from './types.ts';

export type CaseEventType =
  | 'service.caseOpened'
  | 'service.messageAdded'
  | 'service.caseAssigned'
  | 'service.caseChanged'
  | 'service.caseResolved'
  | 'service.caseReopened'
  | 'service.caseClosed'
  | 'service.caseMerged'
  | 'service.caseLinked'
  | 'service.replacementOrdered'
  | 'service.linesRefunded'
  | 'service.appeasementGranted'
  | 'service.appeasementRequested'
  | 'service.appeasementRejected';

/** An event of a case joins the sequence of its first order; without one, the bucket that the case's id carries. */
export function caseEvent(
  type: CaseEventType,
  each: Case,
  orderIds: readonly Uuid[],
  attributes: Record<string, unknown>,
  about: Uuid | undefined = orderIds[0],
): NewEvent {
  const objects: EventObject[] = [['case', formatId('cas', each.caseId), 'case']];
  for (const orderId of orderIds) objects.push(['order', formatId('ord', orderId), 'order']);
  if (each.customerId) objects.push(['customer', formatId('cus', each.customerId), 'customer']);
  return {
    type,
    ...(about ? { orderId: about } : { bucket: bucketOf(each.caseId) }),
    channel: each.channel,
    objects,
    attributes: { caseNumber: `C-${each.number}`, kind: each.kind, ...attributes },
  };
}

export function appeasementEvent(
  type: CaseEventType,
  row: Appeasement,
  attributes: Record<string, unknown> = {},
): NewEvent {
  return {
    type,
    orderId: row.orderId,
    objects: [
      ['order', formatId('ord', row.orderId), 'order'],
      ['appeasement', formatId('apm', row.appeasementId), 'appeasement'],
    ],
    attributes: { ...appeasementAttributes(row), ...attributes },
  };
}

export function appeasementAttributes(row: Appeasement): Record<string, unknown> {
  return {
    appeasementId: formatId('apm', row.appeasementId),
    amountMinor: row.amountMinor,
    currency: row.currency,
    reason: row.reason,
    settle: row.settle,
  };
}
