// Every refusal of planning, in one table: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const refusals = defineRefusals('planning', {
  whatIfUnknown: [404, 'There is no such what-if.'],
  shadowUnknown: [404, 'There is no such shadow.'],
  policyUnknown: [422, 'There is no such policy, or not that version of it.'],
  policyInvalid: [422, 'The policy cannot decide: it has a mistake.'],
  spanInvalid: [422, 'The span has to end after it begins and may not lie in the future.'],
  noOrders: [422, 'No orders were placed in the span.'],
  tooManyOrders: [422, 'More orders were placed in the span than one run replays.'],
  locationUnknown: [422, 'There is no such location.'],
  locationTaken: [422, 'A location with this code exists; added locations need codes of their own.'],
  locationRepeated: [422, 'A location is named twice.'],
  shareTooLarge: [422, 'Added locations cannot take more than all of the stock.'],
  nothingLeft: [422, 'No location would be left to ship from.'],
  nothingChanged: [422, 'A what-if changes the rules, the network or both.'],
  tooManyRuns: [409, 'As many runs as may wait are waiting or under way; let one end or cancel one.'],
  whatIfEnded: [409, 'The what-if has ended.'],
  shadowStopped: [409, 'The shadow has been stopped.'],
  tooManyShadows: [409, 'As many shadows as may decide at once are deciding; stop one.'],
  orderUnknown: [404, 'There is no such order.'],
  savesNothing: [422, 'A set of moves has to cost less than before.'],
  notScheduled: [409, 'Nothing is planned anew by the clock as it is.'],
  replanUnknown: [404, 'There is no such re-planning.'],
  replanRunning: [409, 'Orders are being planned anew already.'],
  replanEnded: [409, 'The re-planning has ended.'],
});
