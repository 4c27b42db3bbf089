// Russian sentences for refusals, by the refusal's code. English comes from the server itself: what stands here replaces it.
import { access, desk, http, platform, unexpectedAnswer } from './refusals/edge.ts';
import { carriers, fulfilment } from './refusals/fulfilment.ts';
import { insight } from './refusals/insight.ts';
import { ledger, payments } from './refusals/money.ts';
import { catalog, customers, orders } from './refusals/orders.ts';
import { planning, sourcing } from './refusals/planning.ts';
import { documents, portal } from './refusals/portal.ts';
import { notifications, service } from './refusals/service.ts';
import { inventory, supply } from './refusals/stock.ts';
import { workflow } from './refusals/workflow.ts';

export const refusals = {
  access,
  carriers,
  catalog,
  customers,
  desk,
  documents,
  fulfilment,
  http,
  insight,
  inventory,
  ledger,
  notifications,
  orders,
  payments,
  planning,
  platform,
  portal,
  service,
  sourcing,
  supply,
  workflow,
  'unexpected-answer': unexpectedAnswer,
};
