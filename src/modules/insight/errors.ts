// Every refusal of insight, in one table: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const insightRefusals = defineRefusals('insight', {
  dimensionUnknown: [422, 'This KPI does not differ by this dimension.'],
  targetUnknown: [404, 'There is no such target.'],
  currencyNeeded: [422, 'A target of money needs a currency in its filter.'],
  timeZoneUnknown: [422, 'There is no such time zone.'],
  reportUnknown: [404, 'There is no such report.'],
  dataSetUnknown: [404, 'There is no such data set.'],
  dataSetBroken: [422, 'The file of this data set cannot be read any more; import it again.'],
  logRefused: [422, 'The log cannot be taken in as it is; the report says where and why.'],
  notionUnknown: [404, 'The log has no objects of this type.'],
  variantUnknown: [404, 'No case that is looked at has this variant.'],
  caseUnknown: [404, 'There is no such case in this log.'],
  tookTooLong: [422, 'This question takes too long; narrow it by time or by filters.'],
  engineBusy: [503, 'Too many questions are being answered at once; try again in a moment.'],
  engineAbsent: [503, 'The insight engine is not running; orders are taken and processed as usual.'],
  modelUnknown: [404, 'There is no such model.'],
  modelUnreadable: [422, 'The file is neither a BPMN nor a PNML model that can be read.'],
  ordersOnly: [422, 'Only orders run processes; hold other objects against an uploaded model.'],
  processUnknown: [404, 'No such process is deployed.'],
  simulationUnknown: [404, 'There is no such simulation.'],
  simulationEnded: [409, 'The simulation has ended.'],
  tooManySimulations: [
    409,
    'As many simulations as may wait are waiting or under way; let one end or cancel one.',
  ],
  nothingSimulated: [422, 'A simulation changes something or compares another model.'],
  tooFewCases: [422, 'Too few cases have ended to learn from.'],
});
