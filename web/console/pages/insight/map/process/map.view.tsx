// The process map: the drawing with its figure and its tokens, beside it how much is shown and what is chosen.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../../../ui/query-view.tsx';
import type { Chosen } from '../../parts/canvas/to-flow.ts';
import { ViewBar } from '../view-bar.tsx';
import { ChosenPanel } from './chosen.panel.tsx';
import { DetailPanel } from './detail.panel.tsx';
import { DrawingSection } from './drawing.section.tsx';
import { useMap } from './use-map.ts';

export function MapView() {
  const { t } = useTranslation();
  const { query, metric, detail } = useMap();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <QueryView
      query={query}
      rows={10}
      empty={t('insight.map.none')}
      isEmpty={({ nodes }) => nodes.length === 0}
    >
      {(view) => (
        <>
          <ViewBar log={view.log} />
          <div className="map-columns">
            <DrawingSection view={view} metric={metric} chosen={chosen} onChoose={setChosen} />
            <aside className="map-aside" aria-label={t('insight.map.aside')}>
              <DetailPanel view={view} detail={detail} />
              <ChosenPanel view={view} chosen={chosen} onClose={() => setChosen(null)} />
            </aside>
          </div>
        </>
      )}
    </QueryView>
  );
}
