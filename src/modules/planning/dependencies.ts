// What the commands of planning are made with; main.ts makes each of these once per process.
import type { CatalogReader } from '../catalog/index.ts';
import type { LocationReader } from '../inventory/index.ts';
import type { OrderCommands } from '../orders/index.ts';
import type { ReleaseReader } from '../supply/index.ts';
import type { RuleSource } from './rule-source.ts';

export interface PlanningDependencies {
  readonly catalog: CatalogReader;
  readonly locations: LocationReader;
  readonly rules: RuleSource;
  /** SKUs that are or were not sold from stock before a day. */
  readonly releases: ReleaseReader;
  /** By which units move. */
  readonly orders: Pick<OrderCommands, 'moveReservations'>;
}
