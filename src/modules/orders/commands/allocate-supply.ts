// Shares what is free of SKUs among all lines that wait for them, by the rule of each SKU; called when stock comes in, and by people
// who have changed a rule. What a place with free units may not ship is offered to the others of the queue.
import Type from 'typebox';
import { accept, type CommandTx, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import { readClaims, type WaitingClaim } from '../claims.ts';
import { refusals } from '../errors.ts';
import {
  grantKey,
  keepDecisions,
  openFiller,
  readSharingRules,
  type SharingDependencies,
  type SharingRules,
  type Turn,
} from '../fill-backorders.ts';
import { type SharedStock, shareStock } from '../share-stock.ts';
import { readSourcingFacts, type SourcingFacts } from '../source-units.ts';

/** Orders that are locked and filled together; then those behind them, until all have been. */
const FILL_AT_ONCE = 500;
/** Rounds in which units that a line could not use are offered to others. */
const MAX_ROUNDS = 5;

const Input = Type.Object({ sku: Sku }, { additionalProperties: false });
const Output = Type.Object({
  filledUnits: Type.Integer(),
  waitingUnits: Type.Integer({ description: 'Units that still wait' }),
});

export function createAllocateSupply(dependencies: SharingDependencies, fillAtOnce = FILL_AT_ONCE) {
  return defineCommand({
    name: 'orders.allocateSupply',
    summary: 'Shares what is free of a SKU among all lines that wait for it, by its rule.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.skuUnknown],
    maxItems: 1000,
    async run(tx, items) {
      const versions = await readVersions(tx);
      const skus = [...new Set(items.map(({ input }) => input.sku))];
      const variants = await dependencies.catalog.readVariants(tx, versions, skus);
      const locations = await dependencies.locations.read(tx, versions);
      const rules = await readSharingRules(tx, dependencies);
      const ids = [...new Set(skus.flatMap((sku) => variants.get(sku)?.skuId ?? []))];
      const claims = await readClaims(tx, rules.policies, locations, ids);
      const filled = claims.size === 0 ? new Map<string, number>() : await fillClaims(claims);
      return items.map(({ input: { sku } }) => {
        const variant = variants.get(sku);
        if (!variant) return decline(refuse(refusals.skuUnknown, { sku }));
        const waiting = claims.get(variant.skuId) ?? [];
        const filledUnits = waiting.reduce((sum, claim) => sum + (filled.get(keyOf(claim)) ?? 0), 0);
        const wanted = waiting.reduce((sum, claim) => sum + claim.quantity, 0);
        return accept({ filledUnits, waitingUnits: wanted - filledUnits });
      });

      async function fillClaims(waiting: ReadonlyMap<Uuid, readonly WaitingClaim[]>) {
        const lines = [...waiting.values()].flatMap((each) => each[0]!.row);
        const facts = await readSourcingFacts(tx, dependencies, lines);
        const whose = whoAsked(items, (sku) => variants.get(sku)?.skuId);
        return shareInRounds(tx, { dependencies, facts, rules, fillAtOnce }, waiting, whose);
      }
    },
  });
}

const keyOf = ({ orderId, lineNo }: WaitingClaim) => grantKey(orderId, lineNo);

/** The first item that named a SKU: its actor is who fills. */
function whoAsked(
  items: readonly Item<Type.Static<typeof Input>>[],
  idOf: (sku: string) => Uuid | undefined,
): ReadonlyMap<Uuid, Item<unknown>> {
  const whose = new Map<Uuid, Item<unknown>>();
  for (const item of items) {
    const skuId = idOf(item.input.sku);
    if (skuId && !whose.has(skuId)) whose.set(skuId, item);
  }
  return whose;
}

interface Work {
  readonly dependencies: SharingDependencies;
  readonly facts: SourcingFacts;
  readonly rules: SharingRules;
  readonly fillAtOnce: number;
}

/** Units that lines got, by `orderId/lineNo`. */
async function shareInRounds(
  tx: CommandTx,
  work: Work,
  claims: ReadonlyMap<Uuid, readonly WaitingClaim[]>,
  whose: ReadonlyMap<Uuid, Item<unknown>>,
): Promise<Map<string, number>> {
  const filled = new Map<string, number>();
  let first: SharedStock[] | undefined;
  let open = claims;
  for (let round = 0; round < MAX_ROUNDS && open.size > 0; round++) {
    const shared = decide(tx, work, open);
    first ??= shared;
    const got = await fillShares(tx, work, shared, whose);
    for (const [key, units] of got) filled.set(key, (filled.get(key) ?? 0) + units);
    open = openAfter(shared, got);
  }
  const actor = [...whose.values()][0]!.actor.id;
  await keepDecisions(tx, actor, first ?? [], filled, () => true);
  return filled;
}

const NOWHERE: ReadonlySet<Uuid> = new Set();

function decide(
  tx: CommandTx,
  { facts, rules: { policies, releases } }: Work,
  claims: ReadonlyMap<Uuid, readonly WaitingClaim[]>,
): SharedStock[] {
  const isAhead = (skuId: Uuid) => releases.ahead(skuId, tx.now) !== null;
  return shareStock(claims, { ...facts, policies, isAhead, barred: () => NOWHERE });
}

/** Fills page by page: who can be served by one place alone first, then in the order of the rule. */
async function fillShares(
  tx: CommandTx,
  { dependencies, facts, fillAtOnce }: Work,
  shared: readonly SharedStock[],
  whose: ReadonlyMap<Uuid, Item<unknown>>,
): Promise<Map<string, number>> {
  const granted = shared.flatMap((decision) => decision.shares.filter((share) => share.granted > 0));
  granted.sort(
    (a, b) => Number(a.claim.place === null) - Number(b.claim.place === null) || a.position - b.position,
  );
  const grants = new Map(granted.map((share) => [keyOf(share.claim), share.granted]));
  const turns = new Map<Uuid, Turn>();
  for (const { claim } of granted) {
    const { orderId, row } = claim;
    if (!turns.has(orderId)) turns.set(orderId, { item: whose.get(row.skuId)!, orderId, notFrom: [] });
  }
  const got = new Map<string, number>();
  const queue = [...turns.values()];
  for (let from = 0; from < queue.length; from += fillAtOnce) {
    const page = queue.slice(from, from + fillAtOnce);
    const filler = await openFiller(tx, dependencies, page);
    for (const turn of page) {
      const units = filler.fill(turn, grants, facts, shared);
      for (const [lineNo, filled] of units) got.set(grantKey(turn.orderId, lineNo), filled);
    }
    await filler.write(facts.locations);
  }
  return got;
}

/** Who may be offered the units that others were granted but could not use; nobody when all were used. */
function openAfter(
  shared: readonly SharedStock[],
  got: ReadonlyMap<string, number>,
): ReadonlyMap<Uuid, readonly WaitingClaim[]> {
  const open = new Map<Uuid, WaitingClaim[]>();
  for (const { skuId, shares } of shared) {
    const unused = shares.some((share) => share.granted > (got.get(keyOf(share.claim)) ?? 0));
    if (!unused) continue;
    const rest = shares.flatMap(({ claim, granted }) => {
      const quantity = claim.quantity - granted;
      const usedAll = granted === (got.get(keyOf(claim)) ?? 0);
      return usedAll && quantity > 0 ? [{ ...claim, quantity }] : [];
    });
    if (rest.length > 0) open.set(skuId, rest);
  }
  return open;
}
