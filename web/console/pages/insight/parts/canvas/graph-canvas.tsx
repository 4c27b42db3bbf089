// A graph on a canvas, whatever it is about: laid out and drawn by libraries that come when the first one is shown. Beside it stands a table
// with the same facts (who draws gives it), for whoever cannot see it.
import { Button, Group } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../../../ui/failure.tsx';
import { Loading } from '../../../../../ui/loading.tsx';
import type { CanvasGraph, GraphLayout } from './graph.ts';
import type { Chosen } from './to-flow.ts';
import { useLayout } from './use-layout.ts';

type Flow = typeof import('./flow-canvas.tsx').FlowCanvas;

interface GraphCanvasProps {
  graph: CanvasGraph;
  /** What it shows, in a sentence. */
  label: string;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
  table: ReactNode;
  /** Buttons in the bar over the drawing. */
  tools?: ReactNode;
  /** Drawn over the graph when it is laid out. */
  overlay?: (layout: GraphLayout) => ReactNode;
  /** Buttons that need the layout, such as files of it. */
  layoutTools?: (layout: GraphLayout) => ReactNode;
  /** Stands under the drawing: a legend, a player. */
  foot?: ReactNode;
}

export function GraphCanvas(props: GraphCanvasProps) {
  const { graph, label, chosen, onChoose, table, tools, overlay, layoutTools, foot } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const found = useLayout(graph);
  const layout = found.data?.layout;
  const [Flow, setFlow] = useState<{ part: Flow } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    import('./flow-canvas.tsx').then(({ FlowCanvas }) => setFlow({ part: FlowCanvas }), setError);
  }, []);
  const failed = error ?? found.error;
  return (
    <div className="canvas-frame" ref={frame}>
      <Group className="canvas-bar" gap="xs" justify="space-between">
        <Group gap="xs">{tools}</Group>
        <Group gap="xs">
          {layout && layoutTools?.(layout)}
          <Button
            size="compact-sm"
            variant="default"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {t('ui.asTable')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void toggleFullscreen(frame.current)}>
            {t('ui.fullscreen')}
          </Button>
        </Group>
      </Group>
      {asTable ? (
        <div className="canvas-table">{table}</div>
      ) : failed !== null ? (
        <Failure error={failed} />
      ) : layout && Flow ? (
        <Flow.part
          graph={graph}
          layout={layout}
          label={label}
          chosen={chosen}
          onChoose={onChoose}
          overlay={overlay?.(layout)}
        />
      ) : (
        <div className="canvas-place is-loading" aria-busy="true">
          <Loading label={t('insight.canvas.loading')} />
        </div>
      )}
      {!asTable && foot}
    </div>
  );
}

const toggleFullscreen = (element: HTMLElement | null) =>
  document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen();
