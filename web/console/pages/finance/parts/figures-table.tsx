// A small table of amounts that may be wider than its place: it scrolls by itself and is reached by keyboard.
import '../finance.css';
import type { ReactNode } from 'react';
import { formatMoney } from '../../../../ui/money.ts';

interface FiguresTableProps {
  label: string;
  /** Titles; those of numbers stand at the end. */
  columns: readonly { title: string; isNumber?: boolean }[];
  children: ReactNode;
}

export function FiguresTable({ label, columns, children }: FiguresTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className="figures-frame" tabIndex={0}>
      <table className="figures-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" className={isNumber ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface AmountCellProps {
  amountMinor: number;
  currency: string;
  isSum?: boolean;
}

/** Nothing is a quiet dash, so that eyes find the amounts. */
export function AmountCell({ amountMinor, currency, isSum = false }: AmountCellProps) {
  const look = amountMinor === 0 ? ' is-zero' : isSum ? ' is-sum' : '';
  return <td className={`number${look}`}>{amountMinor === 0 ? '–' : formatMoney(amountMinor, currency)}</td>;
}
