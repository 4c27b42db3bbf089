// The bar between drawing and panel: dragged, or moved by the arrow keys; the width is kept in this browser.
import { useLocalStorage } from '@mantine/hooks';
import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

const MIN = 280;
const MAX = 720;
const clamp = (width: number) => Math.round(Math.min(MAX, Math.max(MIN, width)));

export function Splitter({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const [width, setWidth] = useLocalStorage({
    key: 'throughline.designer-panel',
    defaultValue: 380,
    getInitialValueInEffect: false,
  });
  useEffect(() => frame.current?.style.setProperty('--panel-width', `${width}px`), [frame, width]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no rule between texts
    <div
      className="designer-splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('designer.design.panelWidth')}
      aria-valuenow={width}
      aria-valuemin={MIN}
      aria-valuemax={MAX}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const right = frame.current?.getBoundingClientRect().right ?? window.innerWidth;
        setWidth(clamp(right - event.clientX));
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowLeft' ? 24 : event.key === 'ArrowRight' ? -24 : 0;
        if (step !== 0) setWidth(clamp(width + step));
      }}
    />
  );
}
