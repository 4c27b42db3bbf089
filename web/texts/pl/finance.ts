// Polish texts of finance.

export const finance = {};
