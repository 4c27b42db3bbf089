// The single place for refusals about saved views.
import { defineRefusals } from '../../platform/errors.ts';

export const deskRefusals = defineRefusals('desk', {
  unknownView: [404, 'There is no such view.'],
  notYours: [403, 'Somebody else has made this view; save a copy under a name of your own.'],
  nameTaken: [409, 'You have another view of this name here.'],
  tooManyViews: [409, 'Nobody needs so many views: delete one first.'],
});
