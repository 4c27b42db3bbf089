// The door of orders. Nothing else of this folder is imported elsewhere (http.ts apart, by http/ and cli/).
import type { Command } from '../../platform/command.ts';
import {
  createLeadTimeReader,
  createRateBookReader,
  type LeadTimeReader,
  type RateBookReader,
} from '../carriers/index.ts';
import { createChannelRules } from '../inventory/index.ts';
import {
  createPolicyReader,
  createStockValueReader,
  type FailureReporter,
  type PolicyReader,
  type StockValueReader,
} from '../sourcing/index.ts';
import { createAllocationPolicyReader, createReleaseReader } from '../supply/index.ts';
import { createAddNote } from './commands/add-note.ts';
import { createAllocateBackorders } from './commands/allocate-backorders.ts';
import { createAllocateSupply } from './commands/allocate-supply.ts';
import { createCancelLines } from './commands/cancel-lines.ts';
import { createCancelOrder } from './commands/cancel-order.ts';
import { createChangeAddress } from './commands/change-address.ts';
import { createChangeRequestedDate } from './commands/change-requested-date.ts';
import { createChangeShippingMethod } from './commands/change-shipping-method.ts';
import { createCloseOrder } from './commands/close-order.ts';
import { createExplainWaiting } from './commands/explain-waiting.ts';
import { createHoldOrder } from './commands/hold-order.ts';
import { createImportOrder } from './commands/import-order.ts';
import { createMoveReservations } from './commands/move-reservations.ts';
import { createPegBackorders } from './commands/peg-backorders.ts';
import { createPlaceOrder, type PlaceOrderDependencies } from './commands/place-order.ts';
import { createPromiseDelivery } from './commands/promise-delivery.ts';
import { createRecordProgress } from './commands/record-progress.ts';
import { createReleaseHold } from './commands/release-hold.ts';
import { createRepromise } from './commands/repromise.ts';
import { createResourceUnits } from './commands/resource-units.ts';
import type { SharingDependencies } from './fill-backorders.ts';
import { createNetworkReader } from './network.ts';
import { createTermsReader } from './sourcing-terms.ts';

export type OrderCommands = ReturnType<typeof createOrderCommands>;

type OrderDependencies = PlaceOrderDependencies &
  Partial<Pick<SharingDependencies, 'policies' | 'releases'>> & {
    rateBook?: RateBookReader;
    leadTimes?: LeadTimeReader;
    sourcingPolicies?: PolicyReader;
    stockValues?: StockValueReader;
    ruleFailures?: FailureReporter;
  };

/** All commands of orders over one catalogue, location list and stock snapshot; release days begin in UTC unless told. */
export function createOrderCommands(given: OrderDependencies) {
  const rateBook = given.rateBook ?? createRateBookReader();
  const leadTimes = given.leadTimes ?? createLeadTimeReader();
  const dependencies = {
    ...given,
    locations: createNetworkReader({ locations: given.locations, rateBook, leadTimes }),
    policies: given.policies ?? createAllocationPolicyReader(),
    releases: given.releases ?? createReleaseReader('UTC'),
    channelRules: given.channelRules ?? createChannelRules(),
    rateBook,
    terms: createTermsReader({
      rateBook,
      policies: given.sourcingPolicies ?? createPolicyReader(),
      stockValues: given.stockValues ?? createStockValueReader(),
      failures: given.ruleFailures,
    }),
    leadTimes,
  };
  const moveReservations = createMoveReservations(dependencies);
  return {
    placeOrder: createPlaceOrder(dependencies),
    cancelOrder: createCancelOrder(dependencies),
    cancelLines: createCancelLines(dependencies),
    holdOrder: createHoldOrder(dependencies),
    releaseHold: createReleaseHold(dependencies),
    addNote: createAddNote(dependencies),
    recordProgress: createRecordProgress(dependencies),
    allocateBackorders: createAllocateBackorders(dependencies),
    allocateSupply: createAllocateSupply(dependencies),
    pegBackorders: createPegBackorders(dependencies),
    explainWaiting: createExplainWaiting(dependencies),
    resourceUnits: createResourceUnits(dependencies),
    moveReservations,
    changeAddress: createChangeAddress({ ...dependencies, moveReservations }),
    changeShippingMethod: createChangeShippingMethod(dependencies),
    changeRequestedDate: createChangeRequestedDate(dependencies),
    repromise: createRepromise(dependencies),
    promiseDelivery: createPromiseDelivery(dependencies),
    closeOrder: createCloseOrder(dependencies),
    importOrder: createImportOrder(dependencies),
  };
}

/** The same as a list, for the registry. */
export function listOrderCommands(commands: OrderCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}

export { type JudgedOrder, judgeOrder } from './actions.ts';
export { OrderPage } from './answers.ts';
export {
  arrivalAfter,
  carriedArrival,
  daysUnderWay,
  expectArrival,
  positionOf,
  SHIP_TO_STORE,
  storeOf,
  takesParcels,
} from './arrival.ts';
export { decideForGoal } from './collect-at-store.ts';
export {
  HISTORY_STAGES,
  HISTORY_STATUSES,
  type HistoryStage,
  type HistoryStatus,
  ImportOrderInput,
} from './commands/import-order/input.ts';
export { MoveUnits } from './commands/move-reservations.ts';
export type { ProcessOrder } from './commands/place-order/build-order.ts';
export { PlaceOrderInput } from './commands/place-order/input.ts';
export type { CostSettings } from './commands/place-order/source-drafts.ts';
export type { PlaceOrderDependencies } from './commands/place-order.ts';
export type { Promised } from './commands/promise-delivery/schemas.ts';
export { CostPartsView } from './cost-parts-view.ts';
export type { DayRoom, DayRoomReader } from './day-room.ts';
export { createOrderSubscribers } from './events.ts';
export type { ImportTotals } from './import-totals.ts';
export { listOrders } from './list-orders.ts';
export { createMessageFactsReader } from './message-facts.ts';
export { createNetworkReader, type Network, type NetworkReader } from './network.ts';
export { formatOrderNumber, parseOrderNumber } from './number.ts';
export { type LoadedOrder, loadOrders, type OrderSet } from './order-set.ts';
export { promiseAgain } from './promise-again.ts';
export { findOrder, readOrder } from './queries.ts';
export { searchOrders } from './search-orders.ts';
export { toDay } from './sourcing-dates.ts';
export { decideInTime, decideServed, type PreparedGroup, prepareGroup } from './sourcing-terms.ts';
export { countHeldOrders } from './store/count-held.ts';
export {
  type CustomerDeliveries,
  type CustomerValue,
  selectCustomerDeliveries as readCustomerDeliveries,
  selectCustomerValue as readCustomerValue,
  selectOrderIdsOfCustomer as readOrderIdsOfCustomer,
} from './store/customer-value.ts';
export { type GroupDestination, selectDestinations as readDestinations } from './store/destinations.ts';
export {
  type OrderedUnits,
  type RegionalUnits,
  selectOrderedUnits as readOrderedUnits,
  selectRegionalUnits as readRegionalUnits,
} from './store/past-demand.ts';
export {
  countPlaced,
  type PlacedCursor,
  type PlacedLine,
  type PlacedOrder,
  type PlacedSpan,
  selectPlaced as readPlaced,
  selectPlacedById as readPlacedById,
  selectPlacedLines as readPlacedLines,
  selectPlacedSkus as readPlacedSkus,
} from './store/placed.ts';
export { insertPromises, type NewPromise, selectPromises as readPromises } from './store/promises.ts';
export {
  type LineDetail,
  type OrderDetail,
  selectLineDetails as readLineDetails,
  selectOrders as readOrders,
} from './store/read.ts';
export {
  selectExclusions as readExclusions,
  selectResourcings as readResourcings,
} from './store/resourcings.ts';
export {
  type LineSnapshotRow,
  type OrderSnapshotRow,
  selectOrderSnapshots as readOrderSnapshots,
} from './store/snapshots.ts';
export { selectUnreleased } from './store/unreleased.ts';
export { lockOrders } from './store/write.ts';
export { type GroupDecision, unpackDecisions } from './stored-decisions.ts';
export {
  HOLD_REASONS,
  type Hold,
  type OrderStatus,
  type ResourcingReason,
  type ShipGroup,
  type Stage,
} from './types.ts';
export { searchSubscriber } from './word-listener.ts';
