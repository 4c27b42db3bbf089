// Under what the parts of a customer's page are remembered: all of them are out of date together.

export const customerKey = (customerId: string, ...part: readonly (string | number)[]) =>
  ['customers', 'one', customerId, ...part] as const;
