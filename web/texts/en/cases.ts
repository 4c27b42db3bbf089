// English texts of cases.

export const cases = {};
