// Russian texts of cases.

export const cases = {};
