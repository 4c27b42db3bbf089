// What the portal is made of.
import type { CatalogReader } from '../catalog/index.ts';
import type { ChannelRulesReader, LocationReader } from '../inventory/index.ts';
import type { WriteMessages } from '../notifications/index.ts';
import type { OrderCommands } from '../orders/index.ts';
import type { ServiceCommands } from '../service/index.ts';

export interface PortalDependencies {
  readonly orders: Pick<
    OrderCommands,
    'placeOrder' | 'promiseDelivery' | 'cancelOrder' | 'cancelLines' | 'changeAddress'
  >;
  readonly service: Pick<ServiceCommands, 'openCase' | 'addMessage'>;
  readonly writeMessages: WriteMessages;
  readonly catalog: CatalogReader;
  readonly locations: LocationReader;
  readonly channels: ChannelRulesReader;
}
