// What must hold after any violence, asked of the running program: every acknowledged order once, books that agree, stock that is what
// its facts say. Through the API wherever it answers.
import type { Api } from '../../src/demo/api.ts';
import { CHANNEL, externalIdOf } from './order-text.ts';

export interface OrderProof {
  /** Acknowledged, but not there. */
  readonly lost: number;
  /** External ids that more than one order has. */
  readonly doubled: number;
  /** There, though nobody ever asked for them. */
  readonly unexpected: number;
  readonly stored: number;
}

interface Summary {
  orderId: string;
  externalId: string | null;
}

/** Compares the client's journal with all orders of the channel, page by page. */
export async function proveOrders(
  api: Api,
  acknowledged: ReadonlySet<number>,
  unsure: ReadonlySet<number>,
): Promise<OrderProof> {
  const found = new Map<string, number>();
  for (let after = ''; ; ) {
    const page = await api.get<{ items: Summary[]; next: string | null }>(
      `/v1/orders?channel=${CHANNEL}&limit=500${after && `&after=${encodeURIComponent(after)}`}`,
    );
    for (const { externalId, orderId } of page.items) {
      const name = externalId ?? orderId;
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    if (page.next === null) break;
    after = page.next;
  }
  let lost = 0;
  for (const number of acknowledged) if (!found.has(externalIdOf(number))) lost += 1;
  const known = new Set([...acknowledged, ...unsure].map(externalIdOf));
  let doubled = 0;
  let unexpected = 0;
  for (const [name, count] of found) {
    if (count > 1) doubled += 1;
    if (!known.has(name)) unexpected += 1;
  }
  return { lost, doubled, unexpected, stored: found.size };
}

/** Acknowledged orders that their external id does not find, of an evenly spread sample. */
export async function countUnfindable(
  api: Api,
  acknowledged: readonly number[],
  sample: number,
): Promise<number> {
  let missing = 0;
  const step = Math.max(1, Math.floor(acknowledged.length / sample));
  for (let at = 0; at < acknowledged.length; at += step) {
    const externalId = externalIdOf(acknowledged[at]!);
    const order = await api
      .get<Summary>(`/v1/orders/by-external-id?channel=${CHANNEL}&externalId=${externalId}`)
      .catch(() => null);
    if (order?.externalId !== externalId) missing += 1;
  }
  return missing;
}

interface Check {
  balanced: boolean;
  currencies: { currency: string; debitMinor: number; creditMinor: number }[];
  differences: { expectedMinor: number | null; bookedMinor: number | null }[];
}

/** Minor units by which the books differ: between their sides, from their documents and from payments. 0 when all agree. */
export async function sumLedgerDifference(api: Api): Promise<number> {
  let difference = 0;
  for (const path of ['/v1/ledger/check', '/v1/payments/check']) {
    const check = await api.get<Check>(path);
    for (const { debitMinor, creditMinor } of check.currencies)
      difference += Math.abs(debitMinor - creditMinor);
    for (const { expectedMinor, bookedMinor } of check.differences)
      difference += Math.max(1, Math.abs((expectedMinor ?? 0) - (bookedMinor ?? 0)));
    if (!check.balanced && difference === 0) difference = 1;
  }
  return difference;
}

interface Recount {
  different: number;
  differences: { onHand: number; derivedOnHand: number; reserved: number; derivedReserved: number }[];
}

/** Units by which stored stock differs from its movements, reservations and holds; at least one for each position that does. */
export async function sumStockDifference(api: Api): Promise<number> {
  const answer = await api.send<Recount>('POST', '/v1/inventory/recount', {});
  if (!answer.ok) throw new Error(`The recount was refused: ${answer.problem.code}`);
  const { different, differences } = answer.result;
  const units = differences.reduce(
    (sum, row) =>
      sum + Math.abs(row.onHand - row.derivedOnHand) + Math.abs(row.reserved - row.derivedReserved),
    0,
  );
  return Math.max(different, units);
}
