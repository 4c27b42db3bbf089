// What a carrier sells.
import { useTranslation } from 'react-i18next';
import type { CarrierService } from '../../../../api/network.ts';
import { Section } from '../../../../ui/section.tsx';
import { FactTable } from '../fact-table.tsx';
import { formatWeight } from './weight.ts';

export function ServicesSection({ services }: { services: readonly CarrierService[] }) {
  const { t } = useTranslation();
  const sizeOf = ({ maxLengthMm, maxWidthMm, maxHeightMm }: CarrierService) =>
    [maxLengthMm, maxWidthMm, maxHeightMm].every((side) => side === null)
      ? '–'
      : `${[maxLengthMm, maxWidthMm, maxHeightMm].map((side) => (side === null ? '–' : side / 10)).join(' × ')} cm`;
  return (
    <Section title={t('planning.carriers.services.title')}>
      <FactTable
        label={t('planning.carriers.services.title')}
        columns={[
          { title: t('planning.carriers.service') },
          { title: t('planning.carriers.services.kind') },
          { title: t('planning.carriers.services.features') },
          { title: t('planning.carriers.services.maxWeight'), isNumber: true },
          { title: t('planning.carriers.services.maxSize'), isNumber: true },
          { title: t('planning.locations.state') },
        ]}
        rows={services.map((service) => ({
          key: service.service,
          cells: [
            <div key="name">
              <bdi>{service.name}</bdi> <span className="mono dim">{service.service}</span>
            </div>,
            t(`planning.carriers.services.kinds.${service.kind}`),
            service.features.map((feature) => t(`planning.carriers.services.able.${feature}`)).join(', ') ||
              '–',
            formatWeight(service.maxWeightGrams),
            sizeOf(service),
            t(`planning.locations.states.${service.active ? 'active' : 'inactive'}`),
          ],
        }))}
      />
    </Section>
  );
}
