// The transit times of a version: working days under way by service and zone.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTransitTimes, removeTransitTime, type TransitTime } from '../../../../api/network.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { FactTable } from '../fact-table.tsx';
import type { CardPartProps } from './card-rows.ts';
import { CARRIERS_KEY } from './carriers-key.ts';
import { ClearPartButton } from './clear-part-button.tsx';
import { EditTransitTimeDialog } from './edit-transit-time.dialog.tsx';
import { RemoveRowDialog } from './remove-row.dialog.tsx';
import { RowActions } from './row-actions.tsx';
import { RowTools } from './row-tools.tsx';

export function TransitTimesSection({ carrier, version, why }: CardPartProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [edited, setEdited] = useState<TransitTime | null | undefined>();
  const [removed, setRemoved] = useState<TransitTime | null>(null);
  const title = t('planning.carriers.transit.title');
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'transit-times', version],
    queryFn: () => readTransitTimes(carrier, version),
  });
  const whyNot = may('PUT /v1/carriers/transit-times/bulk') ? why : t('ui.notAllowed');
  return (
    <Section title={title}>
      <RowTools
        what="transit-times"
        carrier={carrier}
        part={title}
        rows={query.data}
        addLabel={t('planning.carriers.transit.new')}
        onAdd={() => setEdited(null)}
        why={why}
      >
        <ClearPartButton carrier={carrier} what="transit-times" part={title} why={why} />
      </RowTools>
      <QueryView
        query={query}
        empty={t('planning.carriers.transit.none')}
        isEmpty={(rows) => rows.length === 0}
      >
        {(rows) => (
          <FactTable
            label={title}
            columns={[
              { title: t('planning.carriers.service') },
              { title: t('planning.carriers.quote.zone') },
              { title: t('planning.carriers.transit.days'), isNumber: true },
              { title: t('planning.carriers.transit.window'), isNumber: true },
              { title: t('ui.blank'), isNumber: true },
            ]}
            rows={rows.map((transit) => ({
              key: `${transit.service} ${transit.zone}`,
              cells: [
                transit.service,
                transit.zone,
                transit.daysMin === transit.daysMax
                  ? String(transit.daysMin)
                  : `${transit.daysMin} – ${transit.daysMax}`,
                transit.windowFrom === null ? '–' : `${transit.windowFrom} – ${transit.windowTo}`,
                <RowActions
                  key="actions"
                  row={`${title} ${transit.service} ${transit.zone}`}
                  why={whyNot}
                  onChange={() => setEdited(transit)}
                  onRemove={() => setRemoved(transit)}
                />,
              ],
            }))}
          />
        )}
      </QueryView>
      {edited !== undefined && (
        <EditTransitTimeDialog
          carrier={carrier}
          transit={edited ?? undefined}
          onClose={() => setEdited(undefined)}
        />
      )}
      {removed && (
        <RemoveRowDialog
          title={title}
          row={`${removed.service} ${removed.zone}`}
          stays={t('planning.carriers.transit.stays')}
          send={(key) => removeTransitTime(carrier, removed, key)}
          onClose={() => setRemoved(null)}
        />
      )}
    </Section>
  );
}
