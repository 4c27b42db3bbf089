// Polish texts of cases.

export const cases = {};
