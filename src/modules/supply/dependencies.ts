// What the commands of supply are made with; main.ts makes each of these once per process.
import type { CatalogReader } from '../catalog/index.ts';
import type { InventoryCommands, LocationReader } from '../inventory/index.ts';

export interface SupplyDependencies {
  readonly catalog: CatalogReader;
  readonly locations: LocationReader;
  /** By which stock comes in and goes out. */
  readonly inventory: Pick<InventoryCommands, 'receiveStock' | 'bookTransit'>;
  /** IANA name: in which release dates begin. */
  readonly timeZone: string;
}
