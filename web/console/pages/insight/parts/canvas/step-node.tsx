// A node of the canvas: a step as a card with its name and figure, the begin and the end of cases as small circles.
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { type CanvasNode, stepOf } from './graph.ts';

export type FlowNode = Node<{ node: CanvasNode; look: 'plain' | 'near' | 'dim' }>;

export function StepNode({ data: { node, look }, selected }: NodeProps<FlowNode>) {
  const { kind, name, value, weight, heat } = node;
  return (
    <div
      className="canvas-node"
      data-kind={kind}
      data-look={look}
      data-chosen={selected || undefined}
      data-weight={heat === null ? stepOf(weight) : undefined}
      data-heat={heat === null ? undefined : stepOf(heat)}
    >
      {kind === 'step' ? (
        <>
          <bdi className="canvas-name">{name}</bdi> <span className="canvas-value">{value}</span>
        </>
      ) : (
        <svg viewBox="0 0 12 12" aria-hidden="true">
          {kind === 'start' ? (
            <path d="M 4 2.5 L 9.5 6 L 4 9.5 Z" />
          ) : (
            <rect x="3" y="3" width="6" height="6" rx="1" />
          )}
        </svg>
      )}
      <Handle type="target" position={Position.Top} isConnectable={false} className="canvas-handle" />
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="canvas-handle" />
    </div>
  );
}
