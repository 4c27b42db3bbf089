// What the commands of fulfilment are made with; main.ts makes each of these once per process.
import type { RateBookReader } from '../carriers/index.ts';
import {
  createLotReader,
  type InventoryCommands,
  type LocationReader,
  type LotReader,
  type StockSnapshot,
} from '../inventory/index.ts';
import type { OrderCommands } from '../orders/index.ts';
import { createRulesReader, type RulesReader } from './store-rules.ts';

export interface FulfilmentDependencies {
  readonly orders: Pick<
    OrderCommands,
    'recordProgress' | 'allocateBackorders' | 'resourceUnits' | 'holdOrder' | 'repromise'
  >;
  readonly inventory: Pick<InventoryCommands, 'adjustStock'>;
  readonly locations: LocationReader;
  readonly stock: StockSnapshot;
  /** Knows the services whose lead times are learned. */
  readonly rateBook: RateBookReader;
  /** Carriers that labels are bought from; the first one unless a call names another. */
  readonly carriers: readonly { readonly code: string }[];
  /** How long a pick-up is kept for the customer where its store says nothing else; 7 days unless told. */
  readonly pickupDays?: number;
  /** Where customers reach this server, for links in messages; without it they get none. */
  readonly publicUrl?: string | null;
}

/** With what fulfilment itself keeps in memory. */
export interface FulfilmentParts extends FulfilmentDependencies {
  readonly rules: RulesReader;
  readonly lots: LotReader;
}

export function withReaders(dependencies: FulfilmentDependencies): FulfilmentParts {
  const { pickupDays } = dependencies;
  return { ...dependencies, rules: createRulesReader(pickupDays), lots: createLotReader() };
}
