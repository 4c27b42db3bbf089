// The object-centric map: orders, shipments, payments and the rest over the same activities, each type in its own colour, none flattened away.
import { Checkbox, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readObjectMap } from '../../../../../api/insight-mining.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { FileButtons } from '../../parts/canvas/file-buttons.tsx';
import { COLOURS } from '../../parts/canvas/graph.ts';
import { GraphCanvas } from '../../parts/canvas/graph-canvas.tsx';
import type { Chosen } from '../../parts/canvas/to-flow.ts';
import { notionName } from '../../parts/notion-name.ts';
import { useLog } from '../../parts/use-log.ts';
import { ShareSlider } from '../shares.tsx';
import { ChosenObjects } from './chosen-objects.panel.tsx';
import { objectGraph } from './object-graph.ts';
import { ObjectTable } from './object-table.tsx';
import { ObjectTypesSection } from './object-types.section.tsx';

export function ObjectsView() {
  const { t } = useTranslation();
  const { dataset, everything, isLive } = useLog();
  const [types, setTypes] = useState<string[] | null>(null);
  const [paths, setPaths] = useState(60);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const known = useKnownTypes();
  const query = useQuery({
    queryKey: ['insight', 'object-map', dataset, everything, types, paths],
    queryFn: () =>
      readObjectMap({
        dataset,
        ...(everything ? { everything } : {}),
        ...(types === null ? {} : { types }),
        paths: paths / 100,
      }),
    placeholderData: (before) => before,
  });
  const view = query.data;
  const graph = useMemo(() => view && objectGraph(view, known, isLive), [view, known, isLive]);
  const names = known.length > 0 ? known : (view?.types.map(({ type }) => type) ?? []);
  const shown = types ?? view?.types.map(({ type }) => type) ?? [];
  const toggle = (type: string) => {
    const next = shown.includes(type) ? shown.filter((each) => each !== type) : [...shown, type];
    if (next.length > 0) setTypes(next);
  };
  return (
    <QueryView
      query={query}
      rows={10}
      empty={t('insight.objects.none')}
      isEmpty={({ nodes }) => nodes.length === 0}
    >
      {(found) => (
        <>
          <div className="map-columns">
            <GraphCanvas
              graph={graph ?? { nodes: [], edges: [] }}
              label={t('insight.objects.drawing', {
                shown: found.nodes.length,
                paths: found.edges.length,
              })}
              chosen={chosen}
              onChoose={setChosen}
              table={<ObjectTable view={found} />}
              layoutTools={(layout) =>
                graph && (
                  <FileButtons
                    graph={graph}
                    layout={layout}
                    file="object-map"
                    title={t('insight.map.view.objects')}
                  />
                )
              }
            />
            <aside className="map-aside" aria-label={t('insight.objects.types')}>
              <fieldset className="map-card" aria-label={t('insight.objects.types')}>
                {names.map((type, index) => (
                  <Group key={type} gap={8} wrap="nowrap">
                    <span className="kind-mark" data-colour={index % COLOURS} aria-hidden="true" />
                    <Checkbox
                      size="xs"
                      label={`${notionName(type, isLive)}${countOf(found, type)}`}
                      checked={shown.includes(type)}
                      onChange={() => toggle(type)}
                    />
                  </Group>
                ))}
                <ShareSlider label={t('insight.map.paths')} value={paths} onChange={setPaths} />
              </fieldset>
              <ChosenObjects view={found} chosen={chosen} order={names} onClose={() => setChosen(null)} />
            </aside>
          </div>
          <ObjectTypesSection view={found} />
        </>
      )}
    </QueryView>
  );
}

function countOf(view: { types: readonly { type: string; objects: number }[] }, type: string): string {
  const found = view.types.find((each) => each.type === type);
  return found ? ` (${formatCount(found.objects)})` : '';
}

/** The types that the first answer has: their colours stay when some are switched off. */
function useKnownTypes(): string[] {
  const { dataset, everything } = useLog();
  const { data } = useQuery({
    queryKey: ['insight-object-types', dataset, everything],
    queryFn: () => readObjectMap({ dataset, ...(everything ? { everything } : {}), paths: 0 }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => data?.types.map(({ type }) => type) ?? [], [data]);
}
