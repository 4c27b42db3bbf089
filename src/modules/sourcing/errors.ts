// Every refusal of sourcing, in one table: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const refusals = defineRefusals('sourcing', {
  policyUnknown: [404, 'There is no policy with this code.'],
  versionUnknown: [404, 'The policy has no such version.'],
  draftMissing: [404, 'The policy has no draft.'],
  draftExists: [409, 'The policy has a draft already: edit it, or draft it anew with `discard`.'],
  tablesUnreadable: [422, 'The DMN file cannot be read as rule tables; each place is named.'],
  tablesTwice: [422, 'Rules come as tables or as a DMN file, not as both.'],
  policyInvalid: [422, 'The policy contradicts itself or cannot be run; each place is named.'],
  scopeTaken: [409, 'Another policy is live for these channels: name it in `replaces`, or retire it.'],
  notLive: [409, 'The policy is not live.'],
  skuUnknown: [422, 'There is no SKU with this code.'],
  bundleHasNoStock: [422, 'A bundle has no stock of its own: name what it is made of.'],
  locationUnknown: [422, 'There is no location with this code.'],
  failureKnown: [409, 'The failure of this rule was told already.'],
});
