// Routes of supply: paths and schemas, no logic. Operations buy, receive and move; finance and service look on.
import Type from 'typebox';
import type { Role } from '../../platform/command.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { AmountMinor, CalendarDate, Currency, IdOf, Page, pageQuery } from '../../platform/schemas.ts';
import { Sku } from '../catalog/index.ts';
import type { LocationReader } from '../inventory/index.ts';
import { AllocationPolicyView } from './commands/set-allocation-rule.ts';
import { ReleaseView } from './commands/set-release.ts';
import type { SupplyCommands } from './commands.ts';
import {
  findSupplier,
  listItems,
  listProposals,
  listPurchaseOrders,
  listSuppliers,
  listTransfers,
  readPurchaseOrder,
  readTransfer,
} from './queries.ts';
import {
  AllocationRuleName,
  closed,
  LocationCode,
  nullable,
  ProposalId,
  PurchaseOrderDetail,
  PurchaseOrderId,
  PurchaseOrderState,
  PurchaseOrderSummary,
  SupplierCode,
  SupplierItemView,
  SupplierView,
  TransferId,
  TransferState,
  TransferView,
} from './schemas.ts';
import { listAllocations, listReleases, listRules } from './sharing-queries.ts';

const tag = 'Supply';
const none = Type.Object({}, closed);
const STAFF: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];

export function createRoutes(commands: SupplyCommands, locations: LocationReader): Route[] {
  return [
    ...supplierRoutes(commands, locations),
    ...purchaseOrderRoutes(commands, locations),
    ...transferRoutes(commands, locations),
    ...proposalRoutes(commands, locations),
    ...sharingRoutes(commands),
  ];
}

function supplierRoutes(commands: SupplyCommands, locations: LocationReader): Route[] {
  return [
    queryRoute({
      path: '/v1/suppliers',
      name: 'supply.listSuppliers',
      summary: 'Suppliers by code.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        {
          ...pageQuery,
          active: Type.Optional(Type.Boolean()),
          code: Type.Optional(Type.String({ maxLength: 60, description: 'Only the one with this code' })),
        },
        closed,
      ),
      output: Page(SupplierView),
      run: ({ db }, { query }) => listSuppliers(db, locations, query),
      tag,
    }),
    queryRoute({
      path: '/v1/suppliers/:code',
      name: 'supply.getSupplier',
      summary: 'One supplier.',
      roles: STAFF,
      params: Type.Object({ code: SupplierCode }),
      query: none,
      output: SupplierView,
      run: ({ db }, { params }) => findSupplier(db, locations, params.code),
      tag,
    }),
    queryRoute({
      path: '/v1/supplier-items',
      name: 'supply.listSupplierItems',
      summary: 'What suppliers sell: all of one supplier, or who sells one SKU.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        { ...pageQuery, supplier: Type.Optional(SupplierCode), sku: Type.Optional(Sku) },
        closed,
      ),
      output: Page(SupplierItemView),
      run: ({ db }, { query }) => listItems(db, query),
      tag,
    }),
    bulkRoute('PUT', '/v1/suppliers/bulk', commands.upsertSupplier, { tag, maxItems: 1000 }),
    commandRoute('PUT', '/v1/suppliers/:code', commands.upsertSupplier, { tag }),
    bulkRoute('PUT', '/v1/supplier-items/bulk', commands.upsertSupplierItem, { tag }),
    commandRoute('PUT', '/v1/supplier-items', commands.upsertSupplierItem, { tag }),
    commandRoute('POST', '/v1/supply/files/:what', commands.importSupplyRows, { tag }),
  ];
}

function purchaseOrderRoutes(commands: SupplyCommands, locations: LocationReader): Route[] {
  const one = '/v1/purchase-orders/:purchaseOrderId';
  return [
    queryRoute({
      path: '/v1/purchase-orders',
      name: 'supply.listPurchaseOrders',
      summary: 'Purchase orders, newest first.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        {
          ...pageQuery,
          state: Type.Optional(PurchaseOrderState),
          supplier: Type.Optional(SupplierCode),
          location: Type.Optional(LocationCode),
          number: Type.Optional(Type.String({ maxLength: 20, description: 'Such as PO-1001' })),
          sku: Type.Optional(Sku),
          dueBy: Type.Optional({
            ...CalendarDate,
            description: 'Something open is expected on this day or before',
          }),
        },
        closed,
      ),
      output: Page(PurchaseOrderSummary),
      run: ({ db }, { query }) => listPurchaseOrders(db, locations, query),
      tag,
    }),
    queryRoute({
      path: one,
      name: 'supply.readPurchaseOrder',
      summary: 'One purchase order whole: lines, every date that they were expected on, every receipt.',
      roles: STAFF,
      params: Type.Object({ purchaseOrderId: PurchaseOrderId }),
      query: none,
      output: PurchaseOrderDetail,
      run: ({ db }, { params }) => readPurchaseOrder(db, locations, params.purchaseOrderId),
      tag,
    }),
    commandRoute('POST', '/v1/purchase-orders', commands.draftPurchaseOrder, { tag, status: 201 }),
    bulkRoute('POST', '/v1/purchase-orders/bulk', commands.draftPurchaseOrder, { tag, maxItems: 1000 }),
    commandRoute('PATCH', one, commands.changePurchaseOrder, { tag }),
    commandRoute('POST', `${one}/place`, commands.placePurchaseOrder, { tag }),
    commandRoute('POST', `${one}/confirm`, commands.confirmPurchaseOrder, { tag }),
    commandRoute('POST', `${one}/reschedule`, commands.reschedulePurchaseOrder, { tag }),
    commandRoute('POST', `${one}/receipts`, commands.receivePurchaseOrder, { tag, status: 201 }),
    commandRoute('POST', `${one}/close`, commands.closePurchaseOrder, { tag }),
    commandRoute('POST', `${one}/cancel`, commands.cancelPurchaseOrder, { tag }),
  ];
}

function transferRoutes(commands: SupplyCommands, locations: LocationReader): Route[] {
  const one = '/v1/transfers/:transferId';
  return [
    queryRoute({
      path: '/v1/transfers',
      name: 'supply.listTransfers',
      summary: 'Transfers between locations, newest first.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        {
          ...pageQuery,
          state: Type.Optional(TransferState),
          location: Type.Optional({ ...LocationCode, description: 'At either end' }),
          sku: Type.Optional(Sku),
        },
        closed,
      ),
      output: Page(TransferView),
      run: ({ db }, { query }) => listTransfers(db, locations, query),
      tag,
    }),
    queryRoute({
      path: one,
      name: 'supply.readTransfer',
      summary: 'One transfer.',
      roles: STAFF,
      params: Type.Object({ transferId: TransferId }),
      query: none,
      output: TransferView,
      run: ({ db }, { params }) => readTransfer(db, locations, params.transferId),
      tag,
    }),
    commandRoute('POST', '/v1/transfers', commands.requestTransfer, { tag, status: 201 }),
    commandRoute('POST', `${one}/ship`, commands.shipTransfer, { tag }),
    commandRoute('POST', `${one}/receipts`, commands.receiveTransfer, { tag, status: 201 }),
    commandRoute('POST', `${one}/cancel`, commands.cancelTransfer, { tag }),
  ];
}

const Count = Type.Integer();
const ProposalView = Type.Object({
  proposalId: ProposalId,
  state: Type.Enum(['open', 'ordered', 'dismissed'] as const),
  supplier: SupplierCode,
  location: LocationCode,
  sku: Sku,
  quantity: Count,
  unitCostMinor: AmountMinor,
  currency: Currency,
  orderOn: { ...CalendarDate, description: 'The day on which the supplier takes an order' },
  expectedOn: CalendarDate,
  why: Type.String(),
  numbers: Type.Object({
    onHand: Count,
    reserved: Count,
    free: Count,
    safetyStock: Count,
    waiting: Count,
    expected: Type.Integer({ description: 'Units on their way' }),
    elsewhere: Type.Integer({ description: 'Waiting units that other locations cover' }),
    needed: Count,
    packSize: Count,
    minimumQuantity: Count,
    leadTimeDays: Count,
    others: Type.Array(
      Type.Object({
        supplier: SupplierCode,
        expectedOn: CalendarDate,
        unitCostMinor: AmountMinor,
        currency: Currency,
      }),
      { description: 'The other suppliers that could be asked, best first' },
    ),
  }),
  orderMinor: Type.Integer({ description: "What the supplier's open proposals for the location add up to" }),
  minimumOrderMinor: AmountMinor,
  belowMinimumOrder: Type.Boolean(),
  madeAt: Type.String({ format: 'date-time' }),
  purchaseOrderId: nullable(PurchaseOrderId),
});

function proposalRoutes(commands: SupplyCommands, locations: LocationReader): Route[] {
  return [
    queryRoute({
      path: '/v1/purchase-proposals',
      name: 'supply.listProposals',
      summary: 'What should be bought, with the numbers that led to it.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        {
          ...pageQuery,
          state: Type.Optional(Type.Enum(['open', 'ordered', 'dismissed'] as const)),
          supplier: Type.Optional(SupplierCode),
          location: Type.Optional(LocationCode),
          dueBy: Type.Optional({ ...CalendarDate, description: 'Would come on this day or before' }),
        },
        closed,
      ),
      output: Page(ProposalView),
      run: ({ db }, { query }) => listProposals(db, locations, query),
      tag,
    }),
    commandRoute('POST', '/v1/purchase-proposals/make', commands.proposePurchases, { tag }),
    commandRoute('POST', '/v1/purchase-proposals/order', commands.orderProposals, { tag }),
    commandRoute('POST', '/v1/purchase-proposals/dismiss', commands.dismissProposals, { tag }),
  ];
}

const AllocationView = Type.Object({
  allocationId: IdOf('all'),
  sku: Sku,
  rule: AllocationRuleName,
  units: Type.Integer({ description: 'Units that were there to be shared' }),
  wanted: Type.Integer({ description: 'Units that were waited for' }),
  granted: Count,
  lines: Type.Integer({ description: 'Lines that waited' }),
  decidedBy: Type.String(),
  decidedAt: Type.String({ format: 'date-time' }),
  shares: Type.Array(
    Type.Object({
      orderId: IdOf('ord'),
      lineNo: Count,
      position: Count,
      wanted: Count,
      granted: Count,
      why: Type.String(),
    }),
  ),
});

function sharingRoutes(commands: SupplyCommands): Route[] {
  const stamp = { setBy: nullable(Type.String()), setAt: nullable(Type.String({ format: 'date-time' })) };
  return [
    queryRoute({
      path: '/v1/allocation-rules',
      name: 'supply.listAllocationRules',
      summary:
        'The rules by which scarce supply is shared: the one of all SKUs first, then those of single ones.',
      roles: STAFF,
      params: none,
      query: none,
      output: Type.Object({
        items: Type.Array(Type.Object({ ...AllocationPolicyView.properties, ...stamp })),
      }),
      run: ({ db }) => listRules(db),
      tag,
    }),
    queryRoute({
      path: '/v1/allocations',
      name: 'supply.listAllocations',
      summary: 'What the rules have decided, newest first: which rule, what each waiting line got and why.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        { ...pageQuery, sku: Type.Optional(Sku), orderId: Type.Optional(IdOf('ord')) },
        closed,
      ),
      output: Page(AllocationView),
      run: ({ db }, { query }) => listAllocations(db, query),
      tag,
    }),
    queryRoute({
      path: '/v1/releases',
      name: 'supply.listReleases',
      summary: 'SKUs that are or were sold ahead of a release date, by date.',
      roles: STAFF,
      params: none,
      query: none,
      output: Type.Object({ items: Type.Array(ReleaseView) }),
      run: ({ db }) => listReleases(db),
      tag,
    }),
    commandRoute('PUT', '/v1/allocation-rules', commands.setAllocationRule, { tag }),
    commandRoute('POST', '/v1/allocation-rules/remove', commands.removeAllocationRule, { tag }),
    commandRoute('PUT', '/v1/releases', commands.setRelease, { tag }),
    bulkRoute('PUT', '/v1/releases/bulk', commands.setRelease, { tag }),
    commandRoute('POST', '/v1/releases/remove', commands.removeRelease, { tag }),
  ];
}
