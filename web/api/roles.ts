// Says what a role may do, by the same list that the server keeps: what a person may not do is not offered.
import type { GetPath, SendName } from './call.ts';
import { ROLES } from './generated/roles.ts';

/** `GET /v1/orders` or `POST /v1/orders/{orderId}/cancel`. */
export type CallName = `GET ${GetPath}` | SendName;

const limited: Readonly<Record<string, string | undefined>> = ROLES;

export function mayCall(role: string, call: CallName): boolean {
  const roles = limited[call];
  return roles === undefined || roles.split(' ').includes(role);
}
