// Japanese texts of cases.

export const cases = {};
