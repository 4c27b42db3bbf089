// The zones of a version: where a parcel is priced as going to, by where it comes from.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readZones, removeZone, type Zone } from '../../../../api/network.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { FactTable } from '../fact-table.tsx';
import type { CardPartProps } from './card-rows.ts';
import { CARRIERS_KEY } from './carriers-key.ts';
import { ClearPartButton } from './clear-part-button.tsx';
import { EditZoneDialog } from './edit-zone.dialog.tsx';
import { RemoveRowDialog } from './remove-row.dialog.tsx';
import { RowActions } from './row-actions.tsx';
import { RowTools } from './row-tools.tsx';

export function ZonesSection({ carrier, version, why }: CardPartProps) {
  const { t } = useTranslation();
  const may = useMay();
  const nameOf = useLocationNames();
  const [edited, setEdited] = useState<Zone | null | undefined>();
  const [removed, setRemoved] = useState<Zone | null>(null);
  const title = t('planning.carriers.zones.title');
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'zones', version],
    queryFn: () => readZones(carrier, version),
  });
  const whyNot = may('PUT /v1/carriers/zones/bulk') ? why : t('ui.notAllowed');
  const fromOf = ({ originLocation, originCountry, originPostalPrefix }: Zone) => {
    if (originLocation !== null) return nameOf(originLocation);
    if (originCountry === null) return t('planning.carriers.zones.anywhere');
    return originPostalPrefix === null ? originCountry : `${originCountry} ${originPostalPrefix}…`;
  };
  const toOf = ({ country, postalFrom, postalTo }: Zone) => {
    if (country === null) return t('planning.carriers.zones.elsewhere');
    if (postalFrom === null) return country;
    return `${country} ${postalFrom}${postalTo === null || postalTo === postalFrom ? '' : ` – ${postalTo}`}`;
  };
  const wayOf = (zone: Zone) => `${fromOf(zone)} → ${toOf(zone)}`;
  return (
    <Section title={title}>
      <RowTools
        what="zones"
        carrier={carrier}
        part={title}
        rows={query.data}
        addLabel={t('planning.carriers.zones.new')}
        onAdd={() => setEdited(null)}
        why={why}
      >
        <ClearPartButton carrier={carrier} what="zones" part={title} why={why} />
      </RowTools>
      <QueryView
        query={query}
        empty={t('planning.carriers.zones.none')}
        isEmpty={(rows) => rows.length === 0}
      >
        {(rows) => (
          <FactTable
            label={title}
            columns={[
              { title: t('planning.carriers.quote.zone') },
              { title: t('planning.carriers.zones.from') },
              { title: t('planning.carriers.zones.to') },
              { title: t('planning.carriers.service') },
              { title: t('ui.blank'), isNumber: true },
            ]}
            rows={rows.map((zone) => ({
              key: [zone.service, fromOf(zone), toOf(zone)].join(' '),
              cells: [
                zone.zone,
                fromOf(zone),
                toOf(zone),
                zone.service ?? t('ui.all'),
                <RowActions
                  key="actions"
                  row={`${zone.zone} ${wayOf(zone)}`}
                  why={whyNot}
                  onChange={() => setEdited(zone)}
                  onRemove={() => setRemoved(zone)}
                />,
              ],
            }))}
          />
        )}
      </QueryView>
      {edited !== undefined && (
        <EditZoneDialog carrier={carrier} zone={edited ?? undefined} onClose={() => setEdited(undefined)} />
      )}
      {removed && (
        <RemoveRowDialog
          title={t('planning.carriers.zones.edit', { zone: removed.zone })}
          row={[removed.service, wayOf(removed)].filter(Boolean).join(' · ')}
          stays={t('planning.carriers.zones.stays')}
          send={(key) => removeZone(carrier, removed, key)}
          onClose={() => setRemoved(null)}
        />
      )}
    </Section>
  );
}
