// Under what everything of carriers is kept: what changes there is read anew.
export const CARRIERS_KEY = ['carriers'];
