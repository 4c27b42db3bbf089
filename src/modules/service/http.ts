// The routes of service: cases and their queues, appeasements and limits, the customer's page. No logic.
import Type from 'typebox';
import type { Role } from '../../platform/command.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Page, pageQuery, Text } from '../../platform/schemas.ts';
import { listOrders, OrderPage } from '../orders/index.ts';
import { SettingsFields } from './commands/set-service-hours.ts';
import type { ServiceCommands } from './index.ts';
import { listContacts, readCustomerOverview } from './overview.ts';
import { listAppeasements, listCases, QUEUES, readCase, readQueues } from './queries.ts';
import { CaseId, CustomerId, closed, Kind, OrderId, PriorityName, State } from './schemas.ts';
import { selectLimits, selectSettings, selectTargets } from './store/settings.ts';
import { AppeasementRow, CasePage, CaseRow, ContactRow, CustomerOverview } from './views.ts';

const tag = 'service';
const staff: Role[] = ['operations', 'service', 'finance', 'read-only'];
const page = { limit: pageQuery.limit, after: pageQuery.after };
const none = Type.Object({}, closed);
const ofCustomer = Type.Object({ customerId: CustomerId });

export function createRoutes(commands: ServiceCommands): Route[] {
  return [
    ...caseRoutes(commands),
    ...appeasementRoutes(commands),
    ...customerRoutes(commands),
    ...settingRoutes(commands),
  ];
}

function caseRoutes(commands: ServiceCommands): Route[] {
  return [
    queryRoute({
      path: '/v1/cases',
      name: 'service.listCases',
      summary: 'Cases: those in work by what is due first; with `q` or `queue=all` newest first.',
      params: none,
      query: Type.Object(
        {
          ...page,
          queue: Type.Optional(Type.Enum(QUEUES)),
          kind: Type.Optional(Kind),
          state: Type.Optional(State),
          priority: Type.Optional(PriorityName),
          assignee: Type.Optional(Text(120)),
          tag: Type.Optional(Text(40)),
          customerId: Type.Optional(CustomerId),
          orderId: Type.Optional(OrderId),
          q: Type.Optional(Text(254, { description: 'Number of a case or an order, or an e-mail address' })),
        },
        closed,
      ),
      output: Page(CaseRow),
      run: ({ db, actor, clock }, { query }) => listCases(db, actor, clock.now(), query),
      tag,
    }),
    queryRoute({
      path: '/v1/case-queues',
      name: 'service.readQueues',
      summary: 'How many cases are in work: all, overdue, nobody’s, mine.',
      roles: staff,
      params: none,
      query: none,
      output: Type.Object({
        open: Type.Integer(),
        overdue: Type.Integer(),
        unassigned: Type.Integer(),
        mine: Type.Integer(),
      }),
      run: ({ db, actor, clock }) => readQueues(db, actor, clock.now()),
      tag,
    }),
    queryRoute({
      path: '/v1/cases/:caseId',
      name: 'service.getCase',
      summary: 'One case with its messages, orders, history and appeasements.',
      params: Type.Object({ caseId: CaseId }),
      query: none,
      output: CasePage,
      run: ({ db, actor, clock }, { params }) => readCase(db, actor, clock.now(), params.caseId),
      tag,
    }),
    commandRoute('POST', '/v1/cases', commands.openCase, { tag, status: 201 }),
    commandRoute('PATCH', '/v1/cases/:caseId', commands.changeCase, { tag }),
    commandRoute('POST', '/v1/cases/:caseId/messages', commands.addMessage, { tag, status: 201 }),
    commandRoute('POST', '/v1/cases/:caseId/assign', commands.assignCase, { tag }),
    bulkRoute('POST', '/v1/cases/assign/bulk', commands.assignCase, { tag, maxItems: 500 }),
    commandRoute('POST', '/v1/cases/:caseId/resolve', commands.resolveCase, { tag }),
    commandRoute('POST', '/v1/cases/:caseId/reopen', commands.reopenCase, { tag }),
    commandRoute('POST', '/v1/cases/:caseId/close', commands.closeCase, { tag }),
    commandRoute('POST', '/v1/cases/:caseId/merge', commands.mergeCase, { tag }),
    commandRoute('POST', '/v1/cases/:caseId/link', commands.linkCase, { tag }),
    commandRoute('POST', '/v1/cases/:caseId/replacement', commands.orderReplacement, { tag, status: 201 }),
    commandRoute('POST', '/v1/cases/:caseId/refund-lines', commands.refundLines, { tag }),
  ];
}

function appeasementRoutes(commands: ServiceCommands): Route[] {
  return [
    queryRoute({
      path: '/v1/appeasements',
      name: 'service.listAppeasements',
      summary: 'Appeasements of an order, or those that wait for an approval, oldest first.',
      roles: staff,
      params: none,
      query: Type.Object({ ...page, orderId: Type.Optional(OrderId) }, closed),
      output: Page(AppeasementRow),
      run: ({ db }, { query }) => listAppeasements(db, query),
      tag,
    }),
    commandRoute('POST', '/v1/orders/:orderId/appeasements', commands.grantAppeasement, { tag, status: 201 }),
    commandRoute('POST', '/v1/appeasements/:appeasementId/approve', commands.approveAppeasement, { tag }),
    commandRoute('POST', '/v1/appeasements/:appeasementId/reject', commands.rejectAppeasement, { tag }),
  ];
}

function customerRoutes(commands: ServiceCommands): Route[] {
  return [
    queryRoute({
      path: '/v1/customers/:customerId/overview',
      name: 'service.readCustomerOverview',
      summary: 'What a customer is worth, and what is under way.',
      roles: staff,
      params: ofCustomer,
      query: none,
      output: CustomerOverview,
      run: ({ db, clock }, { params }) => readCustomerOverview(db, clock.now(), params.customerId),
      tag,
    }),
    queryRoute({
      path: '/v1/customers/:customerId/orders',
      name: 'service.listCustomerOrders',
      summary: 'Orders of a customer, newest first.',
      params: ofCustomer,
      query: Type.Object(page, closed),
      output: OrderPage,
      run: ({ db, actor, clock }, { params, query }) =>
        listOrders(db, actor, { ...query, customerId: params.customerId }, { now: clock.now() }),
      tag,
    }),
    queryRoute({
      path: '/v1/customers/:customerId/contacts',
      name: 'service.listContacts',
      summary: 'Everything that was said to, by and about a customer, newest first.',
      roles: staff,
      params: ofCustomer,
      query: Type.Object(page, closed),
      output: Page(ContactRow),
      run: ({ db }, { params, query }) => listContacts(db, params.customerId, query),
      tag,
    }),
    commandRoute('POST', '/v1/customers/:customerId/notes', commands.addCustomerNote, { tag, status: 201 }),
    commandRoute('DELETE', '/v1/customers/:customerId/notes/:noteId', commands.removeCustomerNote, { tag }),
  ];
}

function settingRoutes(commands: ServiceCommands): Route[] {
  return [
    queryRoute({
      path: '/v1/service-settings',
      name: 'service.readSettings',
      summary: 'Business hours, targets by kind of case, limits of appeasement by role.',
      roles: staff,
      params: none,
      query: none,
      output: Type.Object({
        ...SettingsFields.properties,
        targets: Type.Array(commands.setCaseTarget.output),
        limits: Type.Array(commands.setAppeasementLimit.output),
      }),
      run: async ({ db }) => {
        const [settings, targets, limits] = await Promise.all([
          selectSettings(db),
          selectTargets(db),
          selectLimits(db),
        ]);
        const { week, closed: days } = settings.calendar;
        const calendar = { week: week.map((span) => span && { ...span }), closed: [...days] };
        return { ...settings, calendar, targets, limits };
      },
      tag,
    }),
    commandRoute('PUT', '/v1/service-settings', commands.setServiceHours, { tag }),
    commandRoute('PUT', '/v1/case-targets/:kind', commands.setCaseTarget, { tag }),
    commandRoute('PUT', '/v1/appeasement-limits/:role/:currency', commands.setAppeasementLimit, { tag }),
  ];
}
