// The single place for the refusals of notifications.
import { defineRefusals } from '../../platform/errors.ts';

export const refusals = defineRefusals('notifications', {
  unknownMessage: [404, 'There is no such message.'],
  stillUnderWay: [409, 'The message is waiting or being sent already.'],
  recipientSuppressed: [409, 'Messages of this kind to this address are switched off; allow them first.'],
  notReported: [409, 'No report is awaited for this try of the message.'],
  notSuppressed: [404, 'Nothing is switched off for this address.'],
});
