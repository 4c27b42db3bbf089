// English texts of finance.

export const finance = {};
