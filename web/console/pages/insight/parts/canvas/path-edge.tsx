// An edge of the canvas along the way that the layout gave it: its width says how often, its colour how long (or of which kind), its
// label the figure.
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { type CanvasEdge, type Point, stepOf, widthOf } from './graph.ts';
import { arrowOf, labelPoint, pathOf } from './path-of.ts';

export type FlowEdge = Edge<{
  edge: CanvasEdge;
  points: readonly Point[];
  look: 'plain' | 'near' | 'dim';
  hasLabel: boolean;
}>;

export function PathEdge({ id, data, selected }: EdgeProps<FlowEdge>) {
  if (!data) return null;
  const { edge, points, look, hasLabel } = data;
  const width = widthOf(edge);
  const label = labelPoint(points);
  return (
    <g
      className="canvas-edge"
      data-look={look}
      data-chosen={selected || undefined}
      data-quiet={edge.isQuiet || undefined}
      data-heat={edge.heat === null ? undefined : stepOf(edge.heat)}
      data-colour={edge.colour}
      data-weight={edge.heat === null && edge.colour === undefined ? stepOf(edge.weight) : undefined}
    >
      <BaseEdge id={id} path={pathOf(points)} interactionWidth={18} style={{ strokeWidth: width }} />
      <path className="canvas-arrow" d={arrowOf(points, width)} />
      {hasLabel && edge.value !== '' && (
        <EdgeLabelRenderer>
          <span
            className="canvas-label"
            data-look={look}
            data-chosen={selected || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
          >
            {edge.value}
          </span>
        </EdgeLabelRenderer>
      )}
    </g>
  );
}
