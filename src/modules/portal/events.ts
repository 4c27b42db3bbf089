// What the portal tells the log. Addresses never stand there: who is not known yet is a digest.
import { hash } from 'node:crypto';
import type { NewEvent } from '../../platform/events.ts';
import { parseId } from '../../platform/ids.ts';

export type PortalEventType =
  | 'portal.codeRequested'
  | 'portal.signedIn'
  | 'portal.signedOut'
  | 'portal.linkOpened'
  | 'portal.linksRevoked'
  | 'portal.feedbackGiven'
  | 'portal.feedbackChanged';

/** About a public id of an order or a customer, or an address. */
export function portalEvent(
  type: PortalEventType,
  subject: string,
  attributes: Record<string, unknown> = {},
): NewEvent {
  const orderId = parseId('ord', subject);
  if (orderId) return { type, orderId, objects: [['order', subject, 'order']], attributes };
  if (parseId('cus', subject)) return { type, objects: [['customer', subject, 'customer']], attributes };
  const digest = hash('sha256', subject, 'base64url').slice(0, 22);
  return { type, objects: [['recipient', digest, 'recipient']], attributes };
}
