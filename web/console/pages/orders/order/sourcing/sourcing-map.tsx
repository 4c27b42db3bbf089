// A sourcing decision on the map: where it ships from, the next best places, the others that were looked at, where it goes.
import { useTranslation } from 'react-i18next';
import type { Location } from '../../../../../api/inventory.ts';
import type { ShipGroup, SourcingDecision } from '../../../../../api/orders.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { type MapLine, type MapPoint, type MapTone, WorldMap } from '../../../../../ui/world-map.tsx';
import { locationOf } from '../../../../locations/location-of.ts';
import { useLocations } from '../../../../locations/use-locations.ts';
import type { ExplainNames } from '../explain-sourcing.ts';

interface SourcingMapProps {
  decision: SourcingDecision;
  group: ShipGroup | undefined;
  names: ExplainNames;
}

const GOAL = 'destination';

export function SourcingMap({ decision, group, names }: SourcingMapProps) {
  const { t } = useTranslation();
  const locations = useLocations();
  const find = (id: string) => locationOf(locations, id);
  const isSame = (a: string, b: string) => a === b || (find(a) !== undefined && find(a) === find(b));
  const chosen = [...new Set(decision.allocations.map(({ locationId }) => locationId))];
  const next = (decision.runnerUp?.locations ?? []).filter((id) => !chosen.some((each) => isSame(each, id)));
  const others = Object.keys(decision.distancesKm).filter(
    (id) => ![...chosen, ...next].some((each) => isSame(each, id)),
  );
  const farOf = (id: string) => {
    const km = decision.distancesKm[id];
    return km === undefined ? [] : [t('orders.order.sourcing.km', { km: formatCount(Math.round(km)) })];
  };
  const toPoint = (id: string, tone: MapTone, what: string[]): MapPoint[] => {
    const place = find(id);
    if (!place) return [];
    const about = [...what, ...farOf(id)].join(', ');
    return [
      { id, label: place.name, ...positionOf(place), tone, about, size: tone === 'quiet' ? 0.02 : 0.2 },
    ];
  };
  const unitsOf = (id: string) =>
    decision.allocations
      .filter(({ locationId }) => locationId === id)
      .map(({ lineNo, quantity }) => t('orders.order.sourcing.what', { quantity, sku: names.sku(lineNo) }));
  const goal = goalOf(group, find);
  const points = [
    ...others.flatMap((id) => toPoint(id, 'quiet', [t('orders.order.sourcing.map.other')])),
    ...next.flatMap((id) => toPoint(id, 'warning', [t('orders.order.sourcing.map.next')])),
    ...chosen.flatMap((id) => toPoint(id, 'main', unitsOf(id))),
    ...(goal
      ? [{ ...goal, id: GOAL, tone: 'good' as const, about: t('orders.order.sourcing.map.goal') }]
      : []),
  ];
  const spots = new Set(points.map(({ latitude, longitude }) => `${latitude} ${longitude}`));
  // Collected where it lies: there is nothing to see.
  if (spots.size < 2) return null;
  const toLines = (ids: readonly string[], tone: MapTone): MapLine[] =>
    ids.flatMap((id) => {
      const place = find(id);
      if (!place || !goal) return [];
      return [
        { from: { label: place.name, ...positionOf(place) }, to: goal, tone, about: farOf(id).join('') },
      ];
    });
  const legend = [
    { tone: 'main' as const, label: t('orders.order.sourcing.map.chosen') },
    ...(next.length > 0 ? [{ tone: 'warning' as const, label: t('orders.order.sourcing.map.next') }] : []),
    ...(others.length > 0 ? [{ tone: 'quiet' as const, label: t('orders.order.sourcing.map.other') }] : []),
    ...(goal ? [{ tone: 'good' as const, label: t('orders.order.sourcing.map.goal') }] : []),
  ];
  return (
    <WorldMap
      title={t('orders.order.sourcing.title')}
      points={points}
      lines={[...toLines(next, 'quiet'), ...toLines(chosen, 'main')]}
      legend={legend}
    />
  );
}

const positionOf = ({ latitude, longitude }: Pick<Location, 'latitude' | 'longitude'>) => ({
  latitude,
  longitude,
});

function goalOf(group: ShipGroup | undefined, find: (id: string) => Location | undefined) {
  const { address, pickupLocation } = group ?? {};
  if (address?.latitude !== undefined && address.longitude !== undefined)
    return { label: address.city, latitude: address.latitude, longitude: address.longitude };
  const place = pickupLocation === undefined ? undefined : find(pickupLocation);
  return place && { label: place.name, ...positionOf(place) };
}
