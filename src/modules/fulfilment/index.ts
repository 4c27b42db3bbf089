// The door of fulfilment. Nothing else of this folder is imported elsewhere (http.ts apart, by http/ and cli/).

export { judgeFulfilment } from './actions.ts';
export type {
  BookingLookup,
  BookingRequest,
  BookingResult,
  Carrier,
  CarrierLabel,
  PostalAddress,
  TrackingUpdate,
} from './carrier.ts';
export { createFulfilmentCommands, type FulfilmentCommands, listFulfilmentCommands } from './commands.ts';
export { createDayRoomReader } from './day-room.ts';
export type { FulfilmentDependencies } from './dependencies.ts';
export { createRoomMaker } from './make-room.ts';
export { type PickListView, readPickList } from './pick-list-queries.ts';
export { readFulfilmentOrder, readShipment } from './queries.ts';
export { linesOf } from './rules.ts';
export { type DayLoad, selectDayLoads as readDayLoads } from './store/day-loads.ts';
export { selectShipmentsOf as readShipmentsOf } from './store.ts';
export { createRulesReader, type RulesReader } from './store-rules.ts';
export { createFulfilmentSubscribers } from './subscriber.ts';
export { CRONTAB, createTasks, createTrackingReceiver, type FulfilmentTasks } from './tasks.ts';
export type { FulfilmentState, ShipmentState, TrackingStatus } from './types.ts';
