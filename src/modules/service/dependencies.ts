// What the commands of service are made of.
import type { WriteMessages } from '../notifications/index.ts';
import type { OrderCommands } from '../orders/index.ts';

export interface ServiceDependencies {
  readonly orders: Pick<OrderCommands, 'placeOrder'>;
  readonly writeMessages: WriteMessages;
}
