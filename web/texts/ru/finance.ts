// Russian texts of finance.

export const finance = {};
