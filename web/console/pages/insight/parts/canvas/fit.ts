// The pure part of what is looked at: the whole graph, or as much of it as can be read, from its begin.
import type { CanvasGraph, GraphLayout } from './graph.ts';

export interface View {
  x: number;
  y: number;
  zoom: number;
}

interface Size {
  width: number;
  height: number;
}

/** Below this, names cannot be read. */
const LEGIBLE = 0.8;
const MOST = 1.1;

export function fitWhole(layout: GraphLayout, place: Size): View {
  const zoom = Math.min(MOST, place.width / layout.width, place.height / layout.height);
  return {
    x: (place.width - layout.width * zoom) / 2,
    y: (place.height - layout.height * zoom) / 2,
    zoom,
  };
}

/** All of it where it can be read; otherwise from the top, around where cases begin. */
export function fitLegibly(layout: GraphLayout, place: Size, graph: CanvasGraph): View {
  const whole = fitWhole(layout, place);
  if (whole.zoom >= LEGIBLE) return whole;
  const zoom = Math.max(LEGIBLE, Math.min(1, place.width / layout.width));
  const first = graph.nodes.find(({ kind }) => kind === 'start') ?? graph.nodes[0];
  const box = first && layout.nodes.get(first.id);
  const middle = box ? box.x + box.width / 2 : layout.width / 2;
  const room = layout.width * zoom - place.width;
  const left = Math.max(0, Math.min(room, middle * zoom - place.width / 2));
  const x = room <= 0 ? -room / 2 : -left;
  return { x, y: layout.height * zoom <= place.height ? (place.height - layout.height * zoom) / 2 : 0, zoom };
}
