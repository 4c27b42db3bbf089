// Routes of stores and of trouble: offers to answer, customers who wait, rules and days of a store, orders that may be late. Paths and
// schemas, no logic.
import Type, { type TSchema } from 'typebox';
import { commandRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { CalendarDate, Code, IdOf, Page, pageQuery } from '../../../platform/schemas.ts';
import type { LocationReader } from '../../inventory/index.ts';
import type { FulfilmentCommands } from '../commands.ts';
import { RISK_LEVELS, RISK_REASONS } from '../rules/late-risk.ts';
import { closed, nullable } from '../schemas.ts';
import {
  listLateRisks,
  listOffers,
  listWaitingCustomers,
  readStoreDays,
  readStoreRules,
} from '../store-queries.ts';
import { createRulesReader } from '../store-rules.ts';

const tag = 'Stores';
const noParams = Type.Object({});
const ofStore = Type.Object({ location: Code(60, 'Location code') });
const noQuery = Type.Object({}, closed);
const optional = { location: Type.Optional(Code(60, 'Location code')) };

const OfferView = Type.Object({
  offerId: IdOf('off'),
  orderId: IdOf('ord'),
  fulfilmentOrderId: IdOf('ful'),
  state: Type.String(),
  offeredAt: Type.String(),
  expiresAt: Type.String(),
  claimedBy: nullable(Type.String()),
  places: Type.Array(
    Type.Object({
      location: Type.String(),
      declinedAt: nullable(Type.String()),
      reason: nullable(Type.String()),
    }),
  ),
  lines: Type.Array(Type.Object({ lineNo: Type.Integer(), sku: Type.String(), quantity: Type.Integer() })),
});

const RiskView = Type.Object({
  orderId: IdOf('ord'),
  orderNumber: nullable(Type.String()),
  shipGroup: Type.Integer(),
  fulfilmentOrderId: nullable(Type.String({ description: 'null: not released yet' })),
  location: nullable(Type.String()),
  channel: Type.String(),
  level: Type.Enum(RISK_LEVELS, { description: 'The step that was not done by its latest time' }),
  reason: Type.Enum(RISK_REASONS),
  promisedDate: nullable(Type.String()),
  latestReleaseAt: nullable(Type.String()),
  latestPickAt: nullable(Type.String()),
  latestShipAt: nullable(Type.String()),
  raisedAt: Type.String(),
});

const RulesView = Type.Object({
  location: Type.String(),
  ordersPerDay: nullable(Type.Integer()),
  unitsPerDay: nullable(Type.Integer()),
  readyMinutes: Type.Integer(),
  pickupDays: Type.Integer(),
  reminderDays: Type.Array(Type.Integer()),
});

export function createStoreRoutes(
  commands: FulfilmentCommands,
  locations: LocationReader,
  FulfilmentOrderView: TSchema,
): Route[] {
  return [
    commandRoute('POST', '/v1/shipments/:shipmentId/receive', commands.receiveShipment, { tag, status: 201 }),
    commandRoute('POST', '/v1/pickups/arrive', commands.announceArrival, { tag }),
    commandRoute('POST', '/v1/fulfilment-orders/:fulfilmentOrderId/return', commands.returnPickup, { tag }),
    commandRoute('PUT', '/v1/stores/:location/rules', commands.setStoreRules, { tag }),
    commandRoute('DELETE', '/v1/stores/:location/rules', commands.removeStoreRules, { tag }),
    queryRoute({
      path: '/v1/offers',
      name: 'fulfilment.listOffers',
      summary: 'Offers that a location has not answered, oldest first.',
      tag,
      params: noParams,
      query: Type.Object({ ...pageQuery, location: Code(60, 'Location code') }, closed),
      output: Page(OfferView),
      run: ({ db, actor }, { query }) => listOffers(db, locations, actor, query),
    }),
    queryRoute({
      path: '/v1/pickups/waiting',
      name: 'fulfilment.listWaitingCustomers',
      summary: 'Customers who have come to a store for their pick-up, the longest wait first.',
      tag,
      params: noParams,
      query: Type.Object({ ...pageQuery, location: Code(60, 'Location code') }, closed),
      output: Page(
        Type.Intersect([
          FulfilmentOrderView,
          Type.Object({ pickupCode: Type.String(), waitedSeconds: Type.Integer() }),
        ]),
      ),
      run: (context, { query }) => listWaitingCustomers(context, locations, query),
    }),
    queryRoute({
      path: '/v1/late-risks',
      name: 'fulfilment.listLateRisks',
      summary: 'Parts of orders that may miss their promise, the most urgent first.',
      tag,
      params: noParams,
      query: Type.Object(
        {
          ...pageQuery,
          ...optional,
          level: Type.Optional(Type.Enum(RISK_LEVELS)),
          orderId: Type.Optional(IdOf('ord')),
        },
        closed,
      ),
      output: Page(RiskView),
      run: ({ db, actor }, { query }) => listLateRisks(db, locations, actor, query),
    }),
    ...createDayRoutes(locations),
  ];
}

/** What a store takes a day. */
function createDayRoutes(locations: LocationReader): Route[] {
  const rules = createRulesReader();
  return [
    queryRoute({
      path: '/v1/stores/:location/rules',
      name: 'fulfilment.readStoreRules',
      summary: 'How much work a location takes a day and how pick-ups are kept there.',
      tag,
      params: ofStore,
      query: noQuery,
      output: RulesView,
      run: ({ db }, { params }) => readStoreRules(db, locations, rules, params.location),
    }),
    queryRoute({
      path: '/v1/stores/:location/days',
      name: 'fulfilment.readStoreDays',
      summary: 'What a location with a limit has taken, day by day.',
      tag,
      params: ofStore,
      query: Type.Object({ from: Type.Optional(CalendarDate) }, closed),
      output: Type.Object({
        items: Type.Array(Type.Object({ day: Type.String(), units: Type.Integer(), orders: Type.Integer() })),
      }),
      run: ({ db, clock }, { params, query }) =>
        readStoreDays(db, locations, params.location, query.from ?? clock.now().toISOString().slice(0, 10)),
    }),
  ];
}
