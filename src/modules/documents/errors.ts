// Every refusal of documents: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const refusals = defineRefusals('documents', {
  noLabel: [409, 'The carrier has made no label for this shipment yet.'],
  ownLabel: [409, 'The label of this shipment was made by the warehouse itself.'],
  labelGone: [404, 'The carrier does not give the label of this shipment.'],
  notShipped: [409, 'This is collected at the location; it has no label.'],
});
