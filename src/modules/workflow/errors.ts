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
});
