// How the units of a position share out: free, reserved, kept back.
import { useTranslation } from 'react-i18next';

interface StockBarProps {
  position: { onHand: number; reserved: number; available: number };
}

export function StockBar({ position: { onHand, reserved, available } }: StockBarProps) {
  const { t } = useTranslation();
  const parts = [
    [available, 'var(--stage-delivered)'],
    [reserved, 'var(--stage-reserved)'],
    [Math.max(0, onHand - reserved - available), 'var(--stage-cancelled)'],
  ] as const;
  return (
    <span
      className="ledger-bar stock-bar"
      role="img"
      aria-label={t('planning.stock.bar', { available, reserved, onHand })}
    >
      {parts.map(([units, background]) => (
        <span key={background} className="ledger-part" style={{ flexGrow: units, background }} />
      ))}
    </span>
  );
}
