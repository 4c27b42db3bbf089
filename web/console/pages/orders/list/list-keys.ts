// Under which keys the counts of the tabs are kept; the list keeps them fresh with its own rows.

export const COUNTS = ['order-counts'] as const;
export const INCIDENTS = ['order-incidents'] as const;
