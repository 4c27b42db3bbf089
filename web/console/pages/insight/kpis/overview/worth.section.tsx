// What orders and customers are worth, and what they cost: tiles of two questions, those over customers and the others.
import { useTranslation } from 'react-i18next';
import type { KpiQuery } from '../../../../../api/kpis.ts';
import { WORTH } from '../parts/groups.ts';
import { TilesSection } from '../parts/tiles.tsx';
import { ValuesOf } from './values-of.tsx';

export function WorthSection({ query }: { query: KpiQuery }) {
  const { t } = useTranslation();
  return (
    <ValuesOf group="costs" query={query}>
      {(costs) => (
        <ValuesOf group="customers" query={query}>
          {(customers) => (
            <TilesSection
              title={t('insight.kpis.groups.worth')}
              keys={WORTH}
              values={{ ...customers, items: [...costs.items, ...customers.items] }}
              query={query}
            />
          )}
        </ValuesOf>
      )}
    </ValuesOf>
  );
}
