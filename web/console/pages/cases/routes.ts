// The addresses of cases.
export const casesRoutes = [] as const;
