// Every refusal of inventory, in one table: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const inventoryRefusals = defineRefusals('inventory', {
  locationUnknown: [404, 'There is no location with this code.'],
  locationIncomplete: [422, 'A new location needs more fields.'],
  timeZoneUnknown: [422, 'The time zone is not a name of the IANA time zone database.'],
  calendarInvalid: [422, 'The calendar has no open weekday, or one that closes before it opens.'],
  locationInactive: [422, 'The location is not active.'],
  skuUnknown: [422, 'There is no variant with this SKU.'],
  skuNotSold: [422, 'The SKU is not sold any more.'],
  bundleHasNoStock: [422, 'A bundle has no stock of its own: its components have.'],
  belowReserved: [409, 'Fewer units would be on hand than are reserved for orders and holds.'],
  tooManyUnits: [422, 'More units would be on hand at one location than this system counts.'],
  sameLocation: [422, 'Stock is transferred between two different locations.'],
  stockShort: [409, 'There is not enough free stock for the hold.'],
  lotNeeded: [422, 'The lots of this SKU are tracked: say which lot the units belong to.'],
  lotNotTracked: [422, 'The lots of this SKU are not tracked.'],
  lotExpiryDiffers: [409, 'The lot is known with another expiry date.'],
  lotShort: [409, 'The lot does not have that many units for this.'],
  bufferEmpty: [422, 'A buffer is units, percent or both; zero units take it away.'],
  poolUnknown: [404, 'There is no pool with this code.'],
  poolIncomplete: [422, 'A new pool needs its locations and its channels.'],
  holdUnknown: [404, 'There is no such hold.'],
  holdEnded: [409, 'The hold has ended: it was used or released before.'],
  holdExpired: [409, 'The hold has expired.'],
});
