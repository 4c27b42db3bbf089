// The only file that imports the diagram viewer, which is large: pages load it when they show a diagram. Its watermark stays.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import type { ElementRegistry } from './read-graph.ts';

export interface Canvas {
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  viewbox(box?: Box): { inner: Box; outer: { width: number; height: number } };
  resized(): void;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Overlays {
  add(id: string, type: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
  remove(filter: { type: string }): void;
}

export interface Diagram {
  registry: ElementRegistry;
  canvas: Canvas;
  overlays: Overlays;
  /** Width of the model divided by its height. */
  ratio: number;
  /** Shows the whole model, or on a narrow screen the surroundings of `focus`. */
  fit(focus: readonly string[]): void;
  destroy(): void;
}

export async function openDiagram(container: HTMLElement, xml: string): Promise<Diagram> {
  const viewer = new NavigatedViewer({ container });
  await viewer.importXML(xml);
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  const outline = withMargin(canvas.viewbox().inner);
  return {
    registry,
    canvas,
    overlays: viewer.get<Overlays>('overlays'),
    ratio: outline.width / outline.height,
    fit: (focus) => fitModel(canvas, registry, focus),
    destroy: () => viewer.destroy(),
  };
}

const MARGIN = 24;
const NARROW_PX = 640;
const READABLE = 0.6;

/** All of it where there is room; otherwise, where it can still be read, the surroundings of what matters. */
function fitModel(canvas: Canvas, registry: ElementRegistry, focus: readonly string[]): void {
  canvas.resized();
  const { inner, outer } = canvas.viewbox();
  // Not laid out (yet), or a model without a drawing: there is nothing to fit.
  if (outer.width === 0 || outer.height === 0 || inner.width === 0 || inner.height === 0) return;
  const shape = focus.map((id) => registry.get(id)).find((each) => each?.width !== undefined);
  if (outer.width < NARROW_PX && shape) {
    const [width, height] = [outer.width / READABLE, outer.height / READABLE];
    const x = (shape.x ?? 0) + (shape.width ?? 0) / 2 - width / 2;
    const y = (shape.y ?? 0) + (shape.height ?? 0) / 2 - height / 2;
    canvas.viewbox({ x, y, width, height });
    return;
  }
  const whole = withMargin(inner);
  const scale = Math.min(outer.width / whole.width, outer.height / whole.height);
  const [width, height] = [outer.width / scale, outer.height / scale];
  const x = whole.x - (width - whole.width) / 2;
  const y = whole.y - (height - whole.height) / 2;
  canvas.viewbox({ x, y, width, height });
}

const withMargin = ({ x, y, width, height }: Box): Box => ({
  x: x - MARGIN,
  y: y - MARGIN,
  width: width + 2 * MARGIN,
  height: height + 2 * MARGIN,
});
