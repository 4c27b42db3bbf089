// The single place that turns SKU and location code, as people write them, into the position of a row of stock.
import type { CommandTx } from '../../platform/command.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { InventoryDependencies } from './dependencies.ts';
import { inventoryRefusals } from './errors.ts';

export interface Position {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  /** Its code. */
  readonly location: string;
}

export type Resolution = { readonly position: Position } | { readonly refusal: Refusal };

/** The position of each, in order, or why there is none: unknown SKU, bundle, unknown location. */
export async function resolvePositions(
  tx: CommandTx,
  { catalog, locations }: InventoryDependencies,
  named: readonly { readonly sku: string; readonly location: string }[],
): Promise<Resolution[]> {
  const versions = await readVersions(tx);
  const list = await locations.read(tx, versions);
  const variants = await catalog.readVariants(tx, versions, [...new Set(named.map(({ sku }) => sku))]);
  return named.map(({ sku, location: code }) => {
    const variant = variants.get(sku);
    if (!variant) return { refusal: refuse(inventoryRefusals.skuUnknown, { sku }) };
    if (variant.bundle) return { refusal: refuse(inventoryRefusals.bundleHasNoStock, { sku }) };
    const location = list.byCode.get(code);
    if (!location) return { refusal: refuse(inventoryRefusals.locationUnknown, { location: code }) };
    return { position: { skuId: variant.skuId, sku, locationId: location.locationId, location: code } };
  });
}
