// The currencies that the console offers to sell in.

export const CURRENCIES = ['EUR', 'USD', 'GBP', 'PLN', 'JPY', 'TRY', 'CHF', 'SEK'] as const;
