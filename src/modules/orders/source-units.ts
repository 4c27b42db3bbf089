// The single place where units of orders that exist are sourced: those that waited for stock, and those that a location could
// not ship. What an order takes is off the copy of free stock for the next one of the set; nothing is written here.
import type { CommandTx } from '../../platform/command.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { CatalogReader, Variant } from '../catalog/index.ts';
import type { DispatchCalendar, FreeUnits, ReservationUnits, StockSnapshot } from '../inventory/index.ts';
import { planSourcing, type SourcingInput } from '../sourcing/index.ts';
import { expectArrival, positionOf, storeOf, takesParcels } from './arrival.ts';
import { type CostSettings, viewOf } from './commands/place-order/source-drafts.ts';
import type { Network, NetworkReader } from './network.ts';
import type { LoadedOrder } from './order-set.ts';
import type { SourcingTerms, TermsReader } from './sourcing-terms.ts';
import type { LineRow, ShipGroup } from './types.ts';

export interface SourcingDependencies {
  catalog: CatalogReader;
  stock: StockSnapshot;
  locations: NetworkReader;
  costs: CostSettings;
  dispatch: DispatchCalendar;
  terms?: TermsReader | undefined;
}

export interface SourcingFacts {
  now: Date;
  locations: Network;
  variants: ReadonlyMap<string, Variant>;
  /** What is free, less what the set's earlier orders take. */
  free: ReadonlyMap<Uuid, FreeUnits>;
  costs: CostSettings;
  dispatch: DispatchCalendar;
  terms: SourcingTerms | null;
}

/** Units of a line that a location ships, and when they arrive. */
export interface Fill extends Pick<ReservationUnits, 'lineNo' | 'locationId' | 'skuId' | 'quantity'> {
  date: string;
}

/** Reads what sourcing needs to know of `lines`; stock is read anew, so nobody waits on old news. */
export async function readSourcingFacts(
  tx: CommandTx,
  { catalog, stock, locations: reader, costs, dispatch, terms: termsReader }: SourcingDependencies,
  lines: readonly Pick<LineRow, 'sku' | 'skuId'>[],
): Promise<SourcingFacts> {
  const versions = await readVersions(tx);
  const locations = await reader.read(tx, versions);
  const variants = await catalog.readVariants(tx, versions, [...new Set(lines.map((line) => line.sku))]);
  const read = await stock.read(tx, locations, new Set(lines.map((line) => line.skuId)), true);
  const free = new Map([...read].map(([skuId, units]) => [skuId, units.slice()]));
  const terms = (await termsReader?.read(tx, versions, locations, tx.now)) ?? null;
  tx.afterCommit(() => terms?.report());
  return { now: tx.now, locations, variants, free, costs, dispatch, terms };
}

/** Units to source, by line number. */
export type Wanted = ReadonlyMap<number, number>;
/** Locations that must not serve a line. */
export type Excluded = (lineNo: number) => ReadonlySet<Uuid>;

/** From where `wanted` ships, as far as there is stock, which is taken off `facts.free`. `only`: from there or not at all. */
export function planUnits(
  order: LoadedOrder,
  wanted: Wanted,
  facts: SourcingFacts,
  excluded: Excluded,
  only?: Uuid,
): Fill[] {
  const fills: Fill[] = [];
  for (const group of order.row.shipGroups) {
    const lines = [...order.lines.values()].filter(
      (line) => line.shipGroup === group.no && (wanted.get(line.lineNo) ?? 0) > 0,
    );
    if (lines.length === 0) continue;
    const store = storeOf(group, facts.locations);
    const own = only ?? store?.locationId;
    const first = planGroup(order, group, lines, wanted, facts, excluded, own && [own]);
    fills.push(...first);
    if (only !== undefined || store === null || !takesParcels(store)) continue;
    // The store has too little: the rest comes in a parcel from elsewhere.
    const rest = subtract(wanted, first);
    fills.push(...planGroup(order, group, lines, rest, facts, excluded, undefined));
  }
  return fills;
}

/** Gives back what a plan took off `facts.free`. */
export function dropFill({ free, locations }: SourcingFacts, fill: Fill): void {
  free.get(fill.skuId)![locations.indexOf.get(fill.locationId)!]! += fill.quantity;
}

function subtract(wanted: Wanted, fills: readonly Fill[]): Map<number, number> {
  const rest = new Map(wanted);
  for (const { lineNo, quantity } of fills) rest.set(lineNo, rest.get(lineNo)! - quantity);
  return rest;
}

function planGroup(
  order: LoadedOrder,
  group: ShipGroup,
  all: readonly LineRow[],
  wanted: Wanted,
  facts: SourcingFacts,
  excluded: Excluded,
  among: readonly Uuid[] | undefined,
): Fill[] {
  const { locations, variants, costs, free, terms } = facts;
  const lines = all.filter((line) => wanted.get(line.lineNo)! > 0);
  if (lines.length === 0) return [];
  const input: SourcingInput = {
    destination: positionOf(group, locations),
    lines: lines.map((line) => {
      const { weightGrams, requires = [] } = variants.get(line.sku) ?? {};
      const barred = [...excluded(line.lineNo)];
      return {
        lineNo: line.lineNo,
        skuId: line.skuId,
        quantity: wanted.get(line.lineNo)!,
        ...(weightGrams ? { weightGrams } : {}),
        ...(requires.length > 0 ? { requires } : {}),
        ...(among ? { locations: among } : {}),
        ...(barred.length > 0 ? { excluded: barred } : {}),
      };
    }),
    locations: viewOf(locations),
    available: (line, location) => free.get(lines[line]!.skuId)?.[location] ?? 0,
    costModel: costs,
    allowBackorder: true,
  };
  const decision = terms
    ? terms.decide(input, () => ({
        channel: order.row.channel,
        currency: order.row.currency,
        valueMinor: order.row.totalMinor,
        customerKind: null,
        attributes: null,
        goal: group,
        lines: lines.map(({ sku, lineNo, promisedDate }) => {
          const dates = { promisedDate, requestedDate: group.requestedDate };
          return { sku, quantity: wanted.get(lineNo)!, variant: variants.get(sku), ...dates };
        }),
      }))
    : planSourcing(input);
  return decision.allocations.map(({ lineNo, locationId, quantity }) => {
    const { skuId } = order.lines.get(lineNo)!;
    const location = locations.byId.get(locationId as Uuid)!;
    free.get(skuId)![locations.indexOf.get(location.locationId)!]! -= quantity;
    const date = expectArrival(facts.dispatch, facts.now, group, location, locations);
    return { lineNo, locationId: location.locationId, skuId, quantity, date };
  });
}
