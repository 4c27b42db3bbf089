// Reads a BPMN file as the diagram viewer would hand it out, without a browser: every element with an id, as a shape of its own.
import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import type { ElementRegistry } from '../../web/ui/read-graph.ts';

interface Element {
  $type: string;
  id?: string;
  flowElements?: Element[];
}

export async function readModelRegistry(path: string): Promise<ElementRegistry> {
  const { rootElement } = await new BpmnModdle().fromXML(readFileSync(path, 'utf8'));
  const shapes: { id: string; businessObject: unknown }[] = [];
  const add = (element: Element) => {
    if (element.id) shapes.push({ id: element.id, businessObject: element });
    for (const inner of element.flowElements ?? []) add(inner);
  };
  const { rootElements } = rootElement as unknown as { rootElements: Element[] };
  for (const element of rootElements) if (element.$type === 'bpmn:Process') add(element);
  return { getAll: () => shapes, get: (id) => shapes.find((shape) => shape.id === id) };
}
