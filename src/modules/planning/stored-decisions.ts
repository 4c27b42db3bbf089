// The single place where planning reads the decisions that are stored with orders.
import type { LocationList } from '../inventory/index.ts';
import { type GroupDecision, unpackDecisions } from '../orders/index.ts';

export type StoredDecision = GroupDecision;

/** A location that is not known any more goes by its code. */
export function decisionsOf(sourcing: unknown, { byCode }: LocationList): StoredDecision[] {
  return unpackDecisions(sourcing, (code) => byCode.get(code)?.locationId ?? code);
}
