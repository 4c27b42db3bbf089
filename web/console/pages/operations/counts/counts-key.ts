// Under which the counts that were read are kept.
export const COUNTS_KEY = ['counts'];
