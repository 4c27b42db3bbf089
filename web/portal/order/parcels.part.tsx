// The parcels of an order.
import { useTranslation } from 'react-i18next';
import type { PortalOrder } from '../../api/portal.ts';
import { Part } from '../parts/part.tsx';
import { ParcelCard } from './parcel-card.tsx';

export function ParcelsPart({ order }: { order: PortalOrder }) {
  const { t } = useTranslation();
  const { parcels, lines } = order;
  if (parcels.length === 0) return null;
  return (
    <Part title={t('portal.parcels.title')}>
      <ul className="plain-list">
        {parcels.map((parcel, index) => (
          <ParcelCard
            key={parcel.shipmentId}
            parcel={parcel}
            lines={lines}
            number={index + 1}
            count={parcels.length}
          />
        ))}
      </ul>
    </Part>
  );
}
