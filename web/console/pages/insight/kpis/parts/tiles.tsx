// A group of KPIs on the overview, each as a tile.
import { Title } from '@mantine/core';
import { useId } from 'react';
import type { KpiKey, KpiQuery, KpiValues } from '../../../../../api/kpis.ts';
import { bucketFor } from '../search/periods.ts';
import { Tile } from './tile.tsx';
import { useDefinitionsByKey } from './use-kpis.ts';

interface TilesProps {
  values: KpiValues;
  query: KpiQuery;
  keys: readonly KpiKey[];
}

export function Tiles({ values, query, keys }: TilesProps) {
  const definitions = useDefinitionsByKey();
  const bucket = bucketFor(query);
  return (
    <div className="kpi-tiles">
      {keys.map((key) => {
        const definition = definitions.get(key);
        return (
          definition && (
            <Tile
              key={key}
              definition={definition}
              values={values.items.filter((item) => item.key === key)}
              query={query}
              bucket={bucket}
            />
          )
        );
      })}
    </div>
  );
}

export function TilesSection({ title, ...tiles }: TilesProps & { title: string }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h5" id={id} mb="xs">
        {title}
      </Title>
      <Tiles {...tiles} />
    </section>
  );
}
