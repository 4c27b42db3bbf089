// What the commands of inventory are made with; main.ts makes each of these once per process.
import type { CatalogReader } from '../catalog/index.ts';
import type { ChannelRulesReader } from './channels.ts';
import type { LocationReader } from './locations.ts';
import type { MakeRoom } from './make-room.ts';
import type { StockSnapshot } from './stock-snapshot.ts';

export interface InventoryDependencies {
  readonly catalog: CatalogReader;
  readonly locations: LocationReader;
  /** What channels see of stock. */
  readonly channels: ChannelRulesReader;
  /** The one by which orders are decided: commands that change stock tell it after their commit. */
  readonly stock: StockSnapshot;
  /** Gives up units of orders where a count finds fewer than are promised; without it such a count is refused. */
  readonly makeRoom?: MakeRoom;
}
