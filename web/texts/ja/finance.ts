// Japanese texts of finance.

export const finance = {};
