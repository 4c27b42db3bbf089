// The door of inventory: locations, stock, reservations. Nothing else of this folder is imported elsewhere.
export { createLocationReader, type LocationReader } from './locations.ts';
export { moveReservations, reserveStock } from './reserve.ts';
export { createStockSnapshot, type FreeUnits, type StockSnapshot } from './stock-snapshot.ts';
export { selectReservations as readReservations } from './store.ts';
export type * from './types.ts';
