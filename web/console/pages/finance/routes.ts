// The addresses of finance.
export const financeRoutes = [] as const;
