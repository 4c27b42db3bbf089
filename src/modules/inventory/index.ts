// The door of inventory: locations, stock, holds, reservations, dispatch days. Nothing else of this folder is imported elsewhere
// (http.ts apart, by http/ and cli/).
export { availableToPromise, readOutlooks } from './availability.ts';
export { CHANNELS_VERSION, type ChannelRulesReader, createChannelRules } from './channels.ts';
export { createInventoryCommands, type InventoryCommands, listInventoryCommands } from './commands.ts';
export { STOCK_FILES, type StockFile } from './csv-files.ts';
export { locationColumns, parseLocationRow, parseStockRow, stockColumns } from './csv-rows.ts';
export type { InventoryDependencies } from './dependencies.ts';
export { inventoryRefusals } from './errors.ts';
export { type HoldReading, readHolds, useHolds } from './holds.ts';
export { createLocationReader, LOCATIONS_VERSION, type LocationReader } from './locations.ts';
export {
  allocateLots,
  createLotReader,
  type LotReader,
  type PickedLots,
  type PickedUnits,
  recordPickedLots,
  type TrackedSkus,
  type UnitsToTake,
} from './lots.ts';
export type { MadeRoom, MakeRoom, NeededRoom } from './make-room.ts';
export { expectSupply, recordWaiting } from './outlook.ts';
export { type Relocation, relocateReservations } from './relocate.ts';
export { moveReservations, reserveStock } from './reserve.ts';
export type { ChannelRules } from './rules/channel-view.ts';
export {
  addWorkingDays,
  createDispatchCalendar,
  type DispatchCalendar,
  nextDispatch,
  promiseDate,
  transitDays,
} from './rules/dispatch.ts';
export { distanceKm } from './rules/distance.ts';
export {
  addDays,
  addOpenMinutes,
  closingAfterDays,
  dayAt,
  hoursOn,
  instantAt,
  isOpenAt,
  nextOpening,
  type OpenPlace,
  openDayFrom,
  openDayUntil,
  openSpan,
  subtractOpenMinutes,
} from './rules/opening-hours.ts';
export type { Outlook } from './rules/outlook.ts';
export { lendHold } from './rules.ts';
export { LotCode } from './schemas.ts';
export { createStockSnapshot, type FreeUnits, type StockSnapshot } from './stock-snapshot.ts';
export {
  countExpectedReturns,
  type ExpectedReturn,
  selectExpectedReturns as readExpectedReturns,
} from './store/expected-returns.ts';
export {
  selectLevels as readLevels,
  selectSupplies as readSupplies,
  selectWaitingUnits as readWaitingUnits,
} from './store/figures.ts';
export { type LotUse, selectLotUses as readLotUses, selectTracking as readTracking } from './store/lots.ts';
export {
  selectOpenReservations as readOpenReservations,
  selectReservedAt as readReservedAt,
} from './store/open-reservations.ts';
export { type PastFigure, selectPastFigures as readPastFigures } from './store/past.ts';
export {
  selectLocationIds as readLocationIds,
  selectReservations as readReservations,
} from './store.ts';
export { CRONTAB, createTasks } from './tasks.ts';
export { lineKey, readToldLots } from './told-lots.ts';
export type {
  ExpectedSupply,
  Hold,
  HoldId,
  HoldLine,
  HoldState,
  Location,
  LocationAddress,
  LocationCalendar,
  LocationId,
  LocationKind,
  LocationList,
  LotPick,
  MovementType,
  NewMovement,
  OpeningHours,
  Reservation,
  ReservationMove,
  ReservationStage,
  ReservationUnits,
  StockLevel,
  SupplySource,
  ToldLot,
  WaitingUnits,
} from './types.ts';
export { type HeldStock, writeHolds } from './write-holds.ts';
