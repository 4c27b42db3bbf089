// Turkish texts of cases.

export const cases = {};
