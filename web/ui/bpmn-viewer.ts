// The only file that imports the diagram viewer, which is large: pages load it when they show a diagram. Its watermark stays.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';

export interface ElementRegistry {
  getAll(): { id: string; businessObject?: unknown }[];
  get(id: string): { id: string } | undefined;
}

export interface Canvas {
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  zoom(to: 'fit-viewport' | number, centre?: 'auto'): number;
  viewbox(): { inner: { width: number; height: number } };
}

export interface Overlays {
  add(id: string, type: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
  remove(filter: { type: string }): void;
}

export interface Diagram {
  registry: ElementRegistry;
  canvas: Canvas;
  overlays: Overlays;
  destroy(): void;
}

/** Elements that zeebe models carry and the viewer would otherwise read as unknown text. */
const zeebe = {
  name: 'zeebe',
  prefix: 'zeebe',
  uri: 'http://camunda.org/schema/zeebe/1.0',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'TaskDefinition',
      superClass: ['Element'],
      properties: [
        { name: 'type', type: 'String', isAttr: true },
        { name: 'retries', type: 'String', isAttr: true },
      ],
    },
  ],
};

export async function openDiagram(container: HTMLElement, xml: string): Promise<Diagram> {
  const viewer = new NavigatedViewer({ container, moddleExtensions: { zeebe } });
  await viewer.importXML(xml);
  const canvas = viewer.get<Canvas>('canvas');
  canvas.zoom('fit-viewport', 'auto');
  return {
    registry: viewer.get<ElementRegistry>('elementRegistry'),
    canvas,
    overlays: viewer.get<Overlays>('overlays'),
    destroy: () => viewer.destroy(),
  };
}
