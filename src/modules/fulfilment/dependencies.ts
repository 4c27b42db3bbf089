// What the commands of fulfilment are made with; main.ts makes each of these once per process.
import type { InventoryCommands, LocationReader, StockSnapshot } from '../inventory/index.ts';
import type { OrderCommands } from '../orders/index.ts';

export interface FulfilmentDependencies {
  readonly orders: Pick<OrderCommands, 'recordProgress' | 'allocateBackorders'>;
  readonly inventory: Pick<InventoryCommands, 'adjustStock'>;
  readonly locations: LocationReader;
  readonly stock: StockSnapshot;
  /** Carriers that labels are bought from; the first one unless a call names another. */
  readonly carriers: readonly { readonly code: string }[];
  /** How long a pick-up is kept for the customer; 7 days unless told. */
  readonly pickupDays?: number;
}

export const DEFAULT_PICKUP_DAYS = 7;
