// The single place that reads everything by which waiting lines are pegged to what there is and what is on its way.
import type { CommandTx } from '../../platform/command.ts';
import { readVersions } from '../../platform/versions.ts';
import type { Variant } from '../catalog/index.ts';
import { type LocationList, readSupplies } from '../inventory/index.ts';
import type { AllocationPolicies } from '../supply/index.ts';
import { readClaims } from './claims.ts';
import { readSharingRules, type SharingDependencies } from './fill-backorders.ts';
import { type PeggedLine, pegLines } from './peg-lines.ts';

export interface PeggedLines {
  readonly variants: ReadonlyMap<string, Variant>;
  readonly locations: LocationList;
  readonly policies: AllocationPolicies;
  readonly lines: readonly PeggedLine[];
}

/** Everybody who waits for the SKUs; nothing is locked. */
export async function readPeggedLines(
  tx: CommandTx,
  dependencies: SharingDependencies,
  skus: readonly string[],
): Promise<PeggedLines> {
  const versions = await readVersions(tx);
  const variants = await dependencies.catalog.readVariants(tx, versions, skus);
  const locations = await dependencies.locations.read(tx, versions);
  const { policies, releases } = await readSharingRules(tx, dependencies);
  const ids = [...new Set(skus.flatMap((sku) => variants.get(sku)?.skuId ?? []))];
  const claims = await readClaims(tx, policies, locations, ids);
  if (claims.size === 0) return { variants, locations, policies, lines: [] };
  const supplies = await readSupplies(tx, [...claims.keys()]);
  const free = await dependencies.stock.read(tx, locations, claims.keys(), true);
  const facts = { now: tx.now, locations, variants, free, policies, releases };
  return { variants, locations, policies, lines: pegLines(claims, supplies, facts) };
}
