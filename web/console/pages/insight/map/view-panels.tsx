// The ways to look at the process, behind tabs of their own under those of the area; each comes when it is first shown.
import { Skeleton, Tabs } from '@mantine/core';
import { type ComponentType, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { VIEWS, type View } from './map-search.ts';
import { MapView } from './process/map.view.tsx';

const PANELS: Partial<Record<View, ComponentType>> = {
  map: MapView,
};

interface ViewPanelsProps {
  shown: View;
  onShow: (view: View) => void;
}

export function ViewPanels({ shown, onShow }: ViewPanelsProps) {
  const { t } = useTranslation();
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
      <Tabs.List className="view-list" aria-label={t('insight.map.views')}>
        {VIEWS.map((view) => (
          <Tabs.Tab key={view} value={view}>
            {t(`insight.map.view.${view}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {VIEWS.map((view) => {
        const Panel = PANELS[view];
        if (!Panel) return null;
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
