// The drawing itself, by React Flow: pan, zoom, nodes and edges reached by keyboard. It comes when the first graph is shown
// (graph-canvas.tsx) and knows nothing of what the graph is about.
import '@xyflow/react/dist/base.css';
import './canvas.css';
import { ActionIcon, Group, Tooltip } from '@mantine/core';
import {
  type EdgeChange,
  type NodeChange,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  ViewportPortal,
} from '@xyflow/react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fitLegibly, fitWhole } from './fit.ts';
import type { CanvasGraph, GraphLayout } from './graph.ts';
import { PathEdge } from './path-edge.tsx';
import { StepNode } from './step-node.tsx';
import { type Chosen, lookOf, toFlow } from './to-flow.ts';

const NODE_TYPES = { step: StepNode };
const EDGE_TYPES = { path: PathEdge };

export interface FlowCanvasProps {
  graph: CanvasGraph;
  layout: GraphLayout;
  label: string;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
  /** Drawn over edges and nodes, in the coordinates of the layout. */
  overlay?: ReactNode;
}

export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ graph, layout, label, chosen, onChoose, overlay }: FlowCanvasProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<Chosen | null>(null);
  const flow = useReactFlow();
  const { nodes, edges } = useMemo(
    () => toFlow(graph, layout, chosen, lookOf(graph, hovered ?? chosen)),
    [graph, layout, chosen, hovered],
  );
  const show = (viewOf: typeof fitLegibly) => {
    const box = place.current?.getBoundingClientRect();
    if (box && box.width > 0) void flow.setViewport(viewOf(layout, box, graph));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked at moves only when another graph is laid out
  useEffect(() => show(fitLegibly), [layout]);
  // Who chooses an edge is told of it first, and then that the node chosen before is let go: the last word must not take the first away.
  const latest = useRef(chosen);
  latest.current = chosen;
  const choose = (kind: Chosen['kind']) => (changes: (NodeChange | EdgeChange)[]) => {
    const selects = changes.filter((each) => each.type === 'select');
    const next = selects.find(({ selected }) => selected);
    const isLetGo = selects.some(({ id }) => latest.current?.kind === kind && latest.current.id === id);
    if (!next && !isLetGo) return;
    latest.current = next ? { kind, id: next.id } : null;
    onChoose(latest.current);
  };
  return (
    <div ref={place} className="canvas-place">
      <ReactFlow
        aria-label={label}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={choose('node')}
        onEdgesChange={choose('edge')}
        onPaneClick={() => onChoose(null)}
        onNodeMouseEnter={(_event, { id }) => setHovered({ kind: 'node', id })}
        onNodeMouseLeave={() => setHovered(null)}
        onEdgeMouseEnter={(_event, { id }) => setHovered({ kind: 'edge', id })}
        onEdgeMouseLeave={() => setHovered(null)}
        nodesDraggable={false}
        nodesConnectable={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={null}
        selectionKeyCode={null}
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        minZoom={0.1}
        maxZoom={2}
        ariaLabelConfig={{
          'node.a11yDescription.default': t('insight.canvas.howToChoose'),
          'node.a11yDescription.keyboardDisabled': t('insight.canvas.howToChoose'),
          'edge.a11yDescription.default': t('insight.canvas.howToChoose'),
        }}
      >
        <ViewportPortal>{overlay}</ViewportPortal>
        <Panel position="bottom-left">
          <Group gap={4}>
            <Tool label={t('insight.canvas.zoomIn')} sign="+" onClick={() => void flow.zoomIn()} />
            <Tool label={t('insight.canvas.zoomOut')} sign="−" onClick={() => void flow.zoomOut()} />
            <Tool label={t('ui.fit')} sign="⤢" onClick={() => show(fitWhole)} />
          </Group>
        </Panel>
      </ReactFlow>
    </div>
  );
}

function Tool({ label, sign, onClick }: { label: string; sign: string; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} onClick={onClick}>
        <span aria-hidden="true">{sign}</span>
      </ActionIcon>
    </Tooltip>
  );
}
