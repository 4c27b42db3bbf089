// Turkish texts of finance.

export const finance = {};
