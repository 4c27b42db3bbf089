// One SKU at one location.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockPosition } from '../../../../api/inventory.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';

export function StockRow({ position, action }: { position: StockPosition; action: ReactNode }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const { sku, location, onHand, reserved, safetyStock, available } = position;
  return (
    <tr className="list-row stock-row">
      <td className="mono">{sku}</td>
      <td>{nameOf(location)}</td>
      <td className="wide-only">
        <span
          className="ledger-bar stock-bar"
          role="img"
          aria-label={t('planning.stock.bar', { available, reserved, onHand })}
        >
          <span
            className="ledger-part"
            style={{ flexGrow: available, background: 'var(--stage-delivered)' }}
          />
          <span className="ledger-part" style={{ flexGrow: reserved, background: 'var(--stage-reserved)' }} />
          <span
            className="ledger-part"
            style={{
              flexGrow: Math.max(0, onHand - reserved - available),
              background: 'var(--stage-cancelled)',
            }}
          />
        </span>
      </td>
      {[onHand, reserved, safetyStock].map((units, index) => (
        <td className="number wide-only" key={['onHand', 'reserved', 'safety'][index]}>
          {units}
        </td>
      ))}
      <td className="number">
        <strong>{available}</strong>
      </td>
      <td className="number wide-only">{action}</td>
    </tr>
  );
}
