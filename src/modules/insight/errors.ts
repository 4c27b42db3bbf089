// Every refusal of insight, in one table: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const insightRefusals = defineRefusals('insight', {
  dataSetUnknown: [404, 'There is no such data set.'],
  dataSetBroken: [422, 'The file of this data set cannot be read any more; import it again.'],
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
});
