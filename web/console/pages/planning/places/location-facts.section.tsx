// What a location is: its address, zone, cut-off, capacity, capabilities and costs.
import { useTranslation } from 'react-i18next';
import type { Location } from '../../../../api/inventory.ts';
import { formatCount } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { formatCost } from '../cost.ts';
import { FactList } from './fact-list.tsx';

export function LocationFacts({ location }: { location: Location }) {
  const { t } = useTranslation();
  const { address, capacityUnitsPerDay: units } = location;
  const written = [
    ...address.lines,
    `${address.postalCode} ${address.city}`.trim(),
    address.region ?? '',
    address.country,
  ].filter((part) => part !== '');
  return (
    <Section title={t('planning.locations.facts')}>
      <FactList
        facts={[
          [t('planning.locations.address'), <bdi key="address">{written.join(', ')}</bdi>],
          [t('planning.locations.timeZone'), location.timeZone],
          [t('planning.locations.cutOff'), location.cutOff],
          [
            t('planning.locations.capacity'),
            units === null ? t('planning.locations.noLimit') : formatCount(units),
          ],
          [t('planning.locations.fixedCost'), formatCost(location.fixedCostMinor)],
          [t('planning.locations.handlingCost'), formatCost(location.handlingCostMinor)],
          [
            t('planning.locations.capabilities'),
            location.capabilities.length > 0
              ? location.capabilities.join(', ')
              : t('planning.locations.noCapabilities'),
          ],
        ]}
      />
    </Section>
  );
}
