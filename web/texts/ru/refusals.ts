// Russian sentences for refusals, by the refusal's code. English comes from the server itself: what stands here replaces it.

export const refusals = {};
