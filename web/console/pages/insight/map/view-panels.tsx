// The ways to look at the process, behind tabs of their own under those of the area; each comes when it is first shown.
import { Skeleton, Tabs } from '@mantine/core';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeptInView } from '../parts/use-kept-in-view.ts';
import { VIEWS, type View } from './map-search.ts';
import { MapView } from './process/map.view.tsx';

const PANELS: Record<View, ComponentType> = {
  map: MapView,
  variants: lazy(async () => ({ default: (await import('./variants/variants.view.tsx')).VariantsView })),
  objects: lazy(async () => ({ default: (await import('./objects/objects.view.tsx')).ObjectsView })),
  dots: lazy(async () => ({ default: (await import('./dots/dots.view.tsx')).DotsView })),
  rework: lazy(async () => ({ default: (await import('./rework/rework.view.tsx')).ReworkView })),
  handOvers: lazy(async () => ({
    default: (await import('./hand-overs/hand-overs.view.tsx')).HandOversView,
  })),
  batches: lazy(async () => ({ default: (await import('./batches/batches.view.tsx')).BatchesView })),
  model: lazy(async () => ({ default: (await import('./model/model.view.tsx')).ModelView })),
};

interface ViewPanelsProps {
  shown: View;
  onShow: (view: View) => void;
}

export function ViewPanels({ shown, onShow }: ViewPanelsProps) {
  const { t } = useTranslation();
  const row = useKeptInView<HTMLDivElement>(shown);
  return (
    <Tabs
      variant="pills"
      value={shown}
      keepMounted={false}
      onChange={(value) => {
        const view = VIEWS.find((each) => each === value);
        if (view) onShow(view);
      }}
    >
      <Tabs.List ref={row} className="view-list" aria-label={t('insight.map.views')}>
        {VIEWS.map((view) => (
          <Tabs.Tab key={view} value={view}>
            {t(`insight.map.view.${view}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {VIEWS.map((view) => {
        const Panel = PANELS[view];
        return (
          <Tabs.Panel key={view} value={view} pt="md">
            <Suspense fallback={<Skeleton height={320} />}>
              <Panel />
            </Suspense>
          </Tabs.Panel>
        );
      })}
    </Tabs>
  );
}
