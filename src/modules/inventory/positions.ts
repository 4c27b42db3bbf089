// The single place that turns SKU and location code, as people write them, into the position of a row of stock, or into the scope
// of a rule, where an absent one means all.
import type { CommandTx } from '../../platform/command.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { CatalogReader } from '../catalog/index.ts';
import { inventoryRefusals } from './errors.ts';
import type { LocationReader } from './locations.ts';

export interface Position {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  /** Its code. */
  readonly location: string;
}

interface Readers {
  readonly catalog: CatalogReader;
  readonly locations: LocationReader;
}

export type Resolution = { readonly position: Position } | { readonly refusal: Refusal };

/** The position of each, in order, or why there is none: unknown SKU, bundle, unknown location. */
export async function resolvePositions(
  tx: CommandTx,
  { catalog, locations }: Readers,
  named: readonly { readonly sku: string; readonly location: string }[],
): Promise<Resolution[]> {
  const find = await readFinder(tx, { catalog, locations }, named);
  return named.map(({ sku, location: code }) => {
    const found = find({ sku, location: code });
    if ('refusal' in found) return found;
    const { skuId, locationId } = found.scope;
    return { position: { skuId: skuId!, sku, locationId: locationId!, location: code } };
  });
}

export interface Scope {
  readonly skuId: Uuid | null;
  readonly locationId: Uuid | null;
}

export type ScopeResolution = { readonly scope: Scope } | { readonly refusal: Refusal };

interface Named {
  readonly sku?: string | undefined;
  readonly location?: string | undefined;
}

/** What each rule is about, in order; SKU and location may be absent. */
export async function resolveScopes(
  tx: CommandTx,
  dependencies: Readers,
  named: readonly Named[],
): Promise<ScopeResolution[]> {
  return named.map(await readFinder(tx, dependencies, named));
}

async function readFinder(
  tx: CommandTx,
  { catalog, locations }: Readers,
  named: readonly Named[],
): Promise<(each: Named) => ScopeResolution> {
  const versions = await readVersions(tx);
  const list = await locations.read(tx, versions);
  const skus = new Set(named.flatMap(({ sku }) => (sku === undefined ? [] : [sku])));
  const variants = await catalog.readVariants(tx, versions, [...skus]);
  return ({ sku, location: code }) => {
    const variant = sku === undefined ? null : variants.get(sku);
    if (variant === undefined) return { refusal: refuse(inventoryRefusals.skuUnknown, { sku }) };
    if (variant?.bundle) return { refusal: refuse(inventoryRefusals.bundleHasNoStock, { sku }) };
    const location = code === undefined ? null : list.byCode.get(code);
    if (location === undefined) {
      return { refusal: refuse(inventoryRefusals.locationUnknown, { location: code }) };
    }
    return { scope: { skuId: variant?.skuId ?? null, locationId: location?.locationId ?? null } };
  };
}
