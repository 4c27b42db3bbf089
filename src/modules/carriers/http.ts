// Routes of carriers: paths and schemas, no logic. Operations write; a channel asks what delivery would cost.
import Type from 'typebox';
import type { Role } from '../../platform/command.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { CalendarDate, CountryCode, Instant, Page, pageQuery, Text } from '../../platform/schemas.ts';
import type { CarrierCommands } from './commands.ts';
import type { CarrierDependencies } from './dependencies.ts';
import {
  findDraftProblems,
  listCalendars,
  listCollections,
  listLeadTimes,
  listRateCards,
  listRates,
  listServices,
  listTransitTimes,
  listZones,
  quoteByHand,
  reportCoverage,
} from './queries.ts';
import {
  CalendarView,
  CarriageFeature,
  CarrierCode,
  CollectionView,
  CoverageView,
  closed,
  ExclusionView,
  LeadTimeView,
  LocationCode,
  nullable,
  OptionView,
  ProblemView,
  RateCardView,
  RateView,
  rowCounts,
  ServiceCode,
  ServiceKind,
  ServiceView,
  TransitTimeView,
  Version,
  ZoneView,
} from './schemas.ts';

const tag = 'Carriers';
const none = Type.Object({}, closed);
const STAFF: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];
const QUOTERS: readonly Role[] = ['operations', 'service', 'read-only', 'channel'];

export function createRoutes(commands: CarrierCommands, reading: CarrierDependencies): Route[] {
  return [
    ...serviceRoutes(commands),
    ...rateCardRoutes(commands, reading),
    ...cardRowRoutes(commands),
    quoteRoute(reading),
    ...learningRoutes(commands),
  ];
}

const ofCarrier = { ...pageQuery, carrier: Type.Optional(CarrierCode) };

function serviceRoutes(commands: CarrierCommands): Route[] {
  return [
    queryRoute({
      path: '/v1/carriers/services',
      name: 'carriers.listServices',
      summary: 'Services of carriers.',
      roles: STAFF,
      params: none,
      query: Type.Object(ofCarrier, closed),
      output: Page(ServiceView),
      run: ({ db }, { query }) => listServices(db, query),
      tag,
    }),
    bulkRoute('PUT', '/v1/carriers/services/bulk', commands.upsertCarrierService, { tag }),
    commandRoute('PUT', '/v1/carriers/:carrier/services/:service', commands.upsertCarrierService, { tag }),
    commandRoute('POST', '/v1/carriers/files/:what', commands.importCarrierRows, { tag }),
    queryRoute({
      path: '/v1/carriers/calendars',
      name: 'carriers.listCalendars',
      summary: 'Calendars of carriers.',
      roles: STAFF,
      params: none,
      query: Type.Object(ofCarrier, closed),
      output: Page(CalendarView),
      run: ({ db }, { query }) => listCalendars(db, query),
      tag,
    }),
    commandRoute('PUT', '/v1/carriers/calendars', commands.upsertCarrierCalendar, { tag }),
    bulkRoute('PUT', '/v1/carriers/calendars/bulk', commands.upsertCarrierCalendar, { tag }),
    commandRoute('POST', '/v1/carriers/calendars/remove', commands.removeCarrierCalendar, { tag }),
    queryRoute({
      path: '/v1/carriers/collections',
      name: 'carriers.listCollections',
      summary: 'When services collect parcels at locations.',
      roles: STAFF,
      params: none,
      query: Type.Object({ ...ofCarrier, location: Type.Optional(LocationCode) }, closed),
      output: Page(CollectionView),
      run: ({ db }, { query }) => listCollections(db, query),
      tag,
    }),
    commandRoute('PUT', '/v1/carriers/collections', commands.upsertCollection, { tag }),
    bulkRoute('PUT', '/v1/carriers/collections/bulk', commands.upsertCollection, { tag }),
    commandRoute(
      'DELETE',
      '/v1/carriers/:carrier/services/:service/collections/:location',
      commands.removeCollection,
      { tag },
    ),
  ];
}

function rateCardRoutes(commands: CarrierCommands, reading: CarrierDependencies): Route[] {
  const card = '/v1/carriers/:carrier/rate-card';
  return [
    queryRoute({
      path: '/v1/carriers/rate-cards',
      name: 'carriers.listRateCards',
      summary: 'Versions of rate cards, newest first.',
      roles: STAFF,
      params: none,
      query: Type.Object(ofCarrier, closed),
      output: Page(RateCardView),
      run: ({ db }, { query }) => listRateCards(db, query),
      tag,
    }),
    queryRoute({
      path: `${card}/draft/problems`,
      name: 'carriers.findDraftProblems',
      summary: 'What would keep the draft of a rate card from being published: place and reason.',
      roles: STAFF,
      params: Type.Object({ carrier: CarrierCode }),
      query: none,
      output: Type.Object({ version: Version, ...rowCounts, problems: Type.Array(ProblemView) }),
      run: ({ db }, { params }) => findDraftProblems(db, reading, params.carrier),
      tag,
    }),
    commandRoute('POST', `${card}/draft`, commands.startRateCardDraft, { tag }),
    commandRoute('POST', `${card}/draft/clear`, commands.clearRateCardDraft, { tag }),
    commandRoute('POST', `${card}/draft/fuel-surcharge`, commands.setFuelSurcharge, { tag }),
    commandRoute('POST', `${card}/publish`, commands.publishRateCard, { tag }),
  ];
}

function cardRowRoutes(commands: CarrierCommands): Route[] {
  const query = Type.Object(
    {
      ...pageQuery,
      carrier: CarrierCode,
      version: Type.Optional({ ...Version, description: 'The draft unless told, else the newest published' }),
    },
    closed,
  );
  const pageOf = <T extends typeof ZoneView | typeof TransitTimeView | typeof RateView>(row: T) =>
    Type.Object({ version: Version, items: Type.Array(row), next: nullable(Type.String()) });
  const shared = { roles: STAFF, params: none, query, tag };
  return [
    queryRoute({
      path: '/v1/carriers/zones',
      name: 'carriers.listZones',
      summary: 'Zones of a rate card.',
      ...shared,
      output: pageOf(ZoneView),
      run: ({ db }, parts) => listZones(db, parts.query),
    }),
    bulkRoute('PUT', '/v1/carriers/zones/bulk', commands.upsertZone, { tag }),
    bulkRoute('POST', '/v1/carriers/zones/remove/bulk', commands.removeZone, { tag }),
    queryRoute({
      path: '/v1/carriers/transit-times',
      name: 'carriers.listTransitTimes',
      summary: 'Transit times of a rate card.',
      ...shared,
      output: pageOf(TransitTimeView),
      run: ({ db }, parts) => listTransitTimes(db, parts.query),
    }),
    bulkRoute('PUT', '/v1/carriers/transit-times/bulk', commands.upsertTransitTime, { tag }),
    bulkRoute('POST', '/v1/carriers/transit-times/remove/bulk', commands.removeTransitTime, { tag }),
    queryRoute({
      path: '/v1/carriers/rates',
      name: 'carriers.listRates',
      summary: 'Rates of a rate card.',
      ...shared,
      output: pageOf(RateView),
      run: ({ db }, parts) => listRates(db, parts.query),
    }),
    bulkRoute('PUT', '/v1/carriers/rates/bulk', commands.upsertRate, { tag }),
    bulkRoute('POST', '/v1/carriers/rates/remove/bulk', commands.removeRate, { tag }),
  ];
}

const Side = Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 }));
const Month = Type.String({ pattern: '^(?:19|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])$', maxLength: 7 });

function quoteRoute(reading: CarrierDependencies): Route {
  return queryRoute({
    path: '/v1/carriers/quote',
    name: 'carriers.quoteDelivery',
    summary: 'Delivery options of one parcel from a location, and why other services are none.',
    roles: QUOTERS,
    params: none,
    query: Type.Object(
      {
        location: LocationCode,
        country: CountryCode,
        postalCode: Type.Optional(Text(20)),
        weightGrams: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
        ...{ lengthMm: Side, widthMm: Side, heightMm: Side },
        dispatchOn: Type.Optional({ ...CalendarDate, description: 'Day on which the goods are ready' }),
        releaseAt: Type.Optional({ ...Instant, description: 'Or instant of the release; now unless told' }),
        handlingDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 120 })),
        features: Type.Optional(Type.Array(CarriageFeature, { maxItems: 10 })),
        kinds: Type.Optional(Type.Array(ServiceKind, { maxItems: 3 })),
        carrier: Type.Optional(CarrierCode),
        service: Type.Optional(ServiceCode),
        confidence: Type.Optional(
          Type.Union([Type.Literal(50), Type.Literal(80), Type.Literal(95)], {
            description: 'Percent that arrive by arriveOn; 80 unless told',
          }),
        ),
      },
      closed,
    ),
    output: Type.Object({
      location: LocationCode,
      options: Type.Array(OptionView),
      excluded: Type.Array(ExclusionView),
    }),
    run: ({ db, clock }, { query }) => {
      const { country, postalCode, weightGrams, lengthMm, widthMm, heightMm, releaseAt, ...rest } = query;
      const hasSides = lengthMm !== undefined || widthMm !== undefined || heightMm !== undefined;
      return quoteByHand(db, reading, {
        ...rest,
        destination: { country, postalCode },
        ...(hasSides ? { parcels: [{ weightGrams, lengthMm, widthMm, heightMm }] } : { weightGrams }),
        ...(rest.dispatchOn === undefined
          ? { releaseAt: releaseAt === undefined ? clock.now() : new Date(releaseAt) }
          : {}),
      });
    },
    tag,
  });
}

function learningRoutes(commands: CarrierCommands): Route[] {
  return [
    queryRoute({
      path: '/v1/carriers/lead-times',
      name: 'carriers.listLeadTimes',
      summary: 'What was learned about the days that parcels take.',
      roles: STAFF,
      params: none,
      query: Type.Object({ ...ofCarrier, service: Type.Optional(ServiceCode) }, closed),
      output: Type.Object({
        fittedAt: nullable(Type.String({ format: 'date-time' })),
        items: Type.Array(LeadTimeView),
        next: nullable(Type.String()),
      }),
      run: ({ db }, { query }) => listLeadTimes(db, query),
      tag,
    }),
    commandRoute('POST', '/v1/carriers/lead-times/fit', commands.fitLeadTimes, { tag }),
    queryRoute({
      path: '/v1/promises/coverage',
      name: 'carriers.reportCoverage',
      summary: 'Promised against actual: the share of parcels that came by the dates they were promised for.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        {
          carrier: Type.Optional(CarrierCode),
          service: Type.Optional(ServiceCode),
          from: Type.Optional({ ...Month, description: 'First month of dispatch, YYYY-MM' }),
          to: Type.Optional({ ...Month, description: 'Last one' }),
          by: Type.Optional(
            Type.Array(Type.Union([Type.Literal('service'), Type.Literal('zone'), Type.Literal('month')]), {
              maxItems: 3,
              description: 'What rows are told apart by; service and month unless told',
            }),
          ),
        },
        closed,
      ),
      output: Type.Object({ total: nullable(CoverageView), items: Type.Array(CoverageView) }),
      run: ({ db }, { query }) => reportCoverage(db, query),
      tag,
    }),
  ];
}
