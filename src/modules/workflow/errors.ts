// Every refusal of workflow, in one table: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const refusals = defineRefusals('workflow', {
  modelRefused: [422, 'The model cannot be deployed; each problem names its element.'],
  commandUnknown: [422, 'The model calls commands that do not exist here.'],
  taskUnknown: [404, 'There is no such task.'],
  taskEnded: [409, 'The task is no longer open.'],
  taskAssigned: [409, 'The task is in the hands of somebody else.'],
  incidentUnknown: [404, 'There is no such incident.'],
  incidentSettled: [409, 'The incident is settled already.'],
  orderUnknown: [404, 'There is no such order.'],
  instanceUnknown: [404, 'The order has no such running process.'],
  processUnknown: [404, 'There is no such process or version.'],
  processRunning: [409, 'The order already runs this process.'],
  taskNotForRole: [403, 'The task is for other groups of people than yours.'],
  formRefused: [422, 'The task cannot be completed with these values; each problem names its field.'],
  draftUnknown: [404, 'There is no such draft.'],
  draftChanged: [409, 'Somebody else has saved the draft since you read it.'],
  draftOutdated: [
    409,
    'Another version was deployed since the draft was begun; save it on top of that version first.',
  ],
  draftMisnamed: [422, 'The file holds another process or decision than the draft is of.'],
  versionsAlike: [422, 'The instances already run that version.'],
  mappingUnknown: [422, 'The mapping names elements that do not exist.'],
  trialImpossible: [422, 'The order has no such process that could be tried.'],
});
