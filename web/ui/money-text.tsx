// An amount in a table or a sentence: figures of one width, so that columns can be compared.
import { formatMoney } from './money.ts';

interface MoneyProps {
  amountMinor: number;
  currency: string;
}

export function Money({ amountMinor, currency }: MoneyProps) {
  return (
    <span className="figures" data-negative={amountMinor < 0 || undefined}>
      {formatMoney(amountMinor, currency)}
    </span>
  );
}
