// Every refusal of carriers, in one table: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const refusals = defineRefusals('carriers', {
  serviceUnknown: [422, 'The carrier has no service with this code.'],
  serviceIncomplete: [422, 'A new service needs more fields.'],
  timeZoneUnknown: [422, 'The time zone is not a name of the IANA time zone database.'],
  calendarInvalid: [422, 'A carrier cannot deliver on a day on which it does not work.'],
  locationUnknown: [422, 'There is no location with this code.'],
  cutOffTooLate: [422, 'The cut-off is after a collection: what is released then would miss it.'],
  draftMissing: [404, 'The carrier has no draft of a rate card.'],
  calendarUnknown: [404, 'The carrier has no such calendar.'],
  collectionUnknown: [404, 'The service has no collections of its own at this location.'],
  rowUnknown: [404, 'The draft of the rate card has no such row.'],
  carrierUnknown: [404, 'The carrier has no service and no rate card.'],
  versionUnknown: [404, 'The carrier has no rate card of this version.'],
  notPublished: [409, 'Only a published rate card can be replaced.'],
  rowInvalid: [422, 'The row contradicts itself.'],
  fileColumnsWrong: [422, 'The columns are not those of such a file: one is missing or unknown.'],
  fileEmpty: [422, 'The file has no rows.'],
  fileTooLong: [422, 'The file has too many rows for one upload.'],
  rateCardIncomplete: [422, 'The rate card has holes or contradicts itself; each place is named.'],
});
