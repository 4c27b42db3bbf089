// What entries can be booked as, in the order in which an order meets them.

export const ENTRY_KINDS = [
  'hold',
  'hold-used',
  'hold-released',
  'deposit',
  'deposit-applied',
  'deposit-returned',
  'invoice-revenue',
  'invoice-shipping',
  'invoice-tax',
  'capture',
  'credit-revenue',
  'credit-shipping',
  'credit-tax',
  'refund',
  'write-off',
  'settlement-net',
  'settlement-fee',
] as const;
