// What a carrier sells; a service is created, changed, or brought in with many others.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarrierService } from '../../../../api/network.ts';
import { Section } from '../../../../ui/section.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { FactTable } from '../fact-table.tsx';
import { EditServiceDialog } from './edit-service.dialog.tsx';
import { RowActions } from './row-actions.tsx';
import { RowTools } from './row-tools.tsx';
import { formatWeight } from './weight.ts';

interface ServicesSectionProps {
  /** Empty where there is none yet. */
  carrier: string;
  services: readonly CarrierService[];
}

export function ServicesSection({ carrier, services }: ServicesSectionProps) {
  const { t } = useTranslation();
  const may = useMay();
  /** Undefined: none is edited; null: a new one. */
  const [edited, setEdited] = useState<CarrierService | null | undefined>();
  const title = t('planning.carriers.services.title');
  const whyNot = may('PUT /v1/carriers/{carrier}/services/{service}') ? undefined : t('ui.notAllowed');
  return (
    <Section title={title}>
      <RowTools
        what="services"
        carrier={carrier}
        part={title}
        rows={services}
        addLabel={t('planning.carriers.serviceForm.new')}
        onAdd={() => setEdited(null)}
      />
      {services.length > 0 && (
        <FactTable
          label={title}
          columns={[
            { title: t('planning.carriers.service') },
            { title: t('planning.carriers.services.kind') },
            { title: t('planning.carriers.services.features') },
            { title: t('planning.carriers.services.maxWeight'), isNumber: true },
            { title: t('planning.carriers.services.maxSize'), isNumber: true },
            { title: t('planning.locations.state') },
            { title: t('ui.blank'), isNumber: true },
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
              <RowActions
                key="actions"
                row={service.service}
                why={whyNot}
                onChange={() => setEdited(service)}
              />,
            ],
          }))}
        />
      )}
      {edited !== undefined && (
        <EditServiceDialog
          carrier={carrier}
          service={edited ?? undefined}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}

function sizeOf({ maxLengthMm, maxWidthMm, maxHeightMm }: CarrierService): string {
  const sides = [maxLengthMm, maxWidthMm, maxHeightMm];
  if (sides.every((side) => side === null)) return '–';
  return `${sides.map((side) => (side === null ? '–' : side / 10)).join(' × ')} cm`;
}
