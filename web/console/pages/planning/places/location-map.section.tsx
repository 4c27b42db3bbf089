// Where the locations are; those that are not active are grey.
import { useTranslation } from 'react-i18next';
import type { Location } from '../../../../api/inventory.ts';
import { type MapTone, WorldMap } from '../../../../ui/world-map.tsx';

const TONES: Record<Location['kind'], MapTone> = {
  'distribution-centre': 'main',
  store: 'good',
  'third-party': 'warning',
  supplier: 'warning',
};

interface LocationMapProps {
  locations: readonly Location[];
  onOpen: (code: string) => void;
}

export function LocationMap({ locations, onOpen }: LocationMapProps) {
  const { t } = useTranslation();
  if (locations.length === 0) return null;
  const aboutOf = ({ kind, active, address }: Location) =>
    [
      t(`planning.locations.kinds.${kind}`),
      address.city,
      active ? '' : t('planning.locations.states.inactive'),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <WorldMap
      title={t('shell.pages.locations')}
      points={locations.map((location) => ({
        id: location.code,
        label: location.name || location.code,
        about: aboutOf(location),
        latitude: location.latitude,
        longitude: location.longitude,
        tone: location.active ? TONES[location.kind] : 'quiet',
        size: location.kind === 'distribution-centre' ? 0.15 : 0.05,
        onOpen: () => onOpen(location.code),
      }))}
      legend={[
        { tone: 'main', label: t('planning.locations.kinds.distribution-centre') },
        { tone: 'good', label: t('planning.locations.kinds.store') },
        { tone: 'warning', label: t('planning.locations.others') },
        { tone: 'quiet', label: t('planning.locations.states.inactive') },
      ]}
    />
  );
}
