// A BPMN diagram with, where told, an instance on it: what it has passed, where it stands, where it is stuck.
import './process-diagram.css';
import { Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagram } from './bpmn-viewer.ts';
import { Failure } from './failure.tsx';
import { Loading } from './loading.tsx';
import { findVisited, type InstanceFacts } from './process-graph.ts';
import { readGraph } from './read-graph.ts';

interface ProcessDiagramProps {
  xml: string;
  label: string;
  facts?: InstanceFacts | undefined;
  incidents?: readonly string[] | undefined;
  /** Draws more on it; gives back what takes that off again. Keep it the same between renders. */
  decorate?: ((diagram: Diagram) => () => void) | undefined;
}

export function ProcessDiagram({ xml, label, facts, incidents = [], decorate }: ProcessDiagramProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLElement>(null);
  const [diagram, setDiagram] = useState<Diagram | null>(null);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    let opened: Diagram | null = null;
    let isGone = false;
    setError(null);
    import('./bpmn-viewer.ts')
      .then(({ openDiagram }) => openDiagram(place.current!, xml))
      .then((ready) => {
        opened = ready;
        if (isGone) ready.destroy();
        else setDiagram(ready);
      })
      .catch((problem: unknown) => !isGone && setError(problem));
    return () => {
      isGone = true;
      setDiagram(null);
      opened?.destroy();
    };
  }, [xml]);

  useEffect(
    () => (diagram && facts ? drawInstance(diagram, facts, incidents) : undefined),
    [diagram, facts, incidents],
  );

  useEffect(() => (diagram && decorate ? decorate(diagram) : undefined), [diagram, decorate]);

  const focus = incidents[0] ?? facts?.at.at(-1);
  useEffect(() => {
    const box = place.current;
    if (!diagram || !box) return;
    const fit = () => diagram.fit(focus === undefined ? [] : [focus]);
    const watching = new ResizeObserver(fit);
    watching.observe(box);
    return () => watching.disconnect();
  }, [diagram, focus]);

  return (
    <div ref={frame} className="diagram" style={diagram ? { aspectRatio: diagram.ratio } : undefined}>
      <figure ref={place} className="diagram-canvas" aria-label={label} />
      {error !== null && <Failure error={error} />}
      {!diagram && error === null && <Loading m="lg" label={t('ui.loadingDiagram')} />}
      {diagram && (
        <Group className="diagram-buttons" gap={6}>
          <Button size="compact-xs" variant="default" onClick={() => diagram.fit([])}>
            {t('ui.fit')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => void toggleFullscreen(frame.current)}>
            {t('ui.fullscreen')}
          </Button>
        </Group>
      )}
    </div>
  );
}

const toggleFullscreen = (element: HTMLElement | null) =>
  document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen();

/** Gives back what takes it all off again. */
function drawInstance(diagram: Diagram, facts: InstanceFacts, incidents: readonly string[]): () => void {
  const { registry, canvas, overlays } = diagram;
  const marked: [string, string][] = [];
  const mark = (id: string, marker: string) => {
    if (!registry.get(id)) return;
    canvas.addMarker(id, marker);
    marked.push([id, marker]);
  };
  const graph = readGraph(registry);
  const scopes = new Set(graph.nodes.filter((node) => node.type === 'subProcess').map((node) => node.id));
  for (const id of findVisited(graph, facts)) mark(id, scopes.has(id) ? 'is-visited-scope' : 'is-visited');
  for (const id of facts.at) if (!scopes.has(id)) mark(id, 'is-at');
  for (const id of incidents) mark(id, 'is-incident');
  for (const id of new Set([...facts.at, ...incidents])) {
    if (!registry.get(id) || scopes.has(id)) continue;
    const dot = document.createElement('div');
    dot.className = incidents.includes(id) ? 'token is-bad' : 'token';
    overlays.add(id, 'token', { position: { top: -10, right: 10 }, html: dot });
  }
  return () => {
    try {
      for (const [id, marker] of marked) canvas.removeMarker(id, marker);
      overlays.remove({ type: 'token' });
    } catch {
      // The diagram is gone already, and its marks with it.
    }
  };
}
