// Opens two drawings that move together, and says by their meaning (not their text) what is different.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '../modeller/modeller.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { DRAWING_COLOURS } from '../modeller/colours.ts';
import type { Services } from '../modeller/services.ts';
import { type Difference, listDifferences } from './list-differences.ts';

export type { Difference } from './list-differences.ts';

export interface Comparison {
  differences: readonly Difference[];
  /** Brings an element into view where it is drawn. */
  show(id: string): void;
  destroy(): void;
}

interface Side {
  place: HTMLElement;
  xml: string;
}

export async function openComparison(before: Side, after: Side): Promise<Comparison> {
  const [old, next] = await Promise.all([open(before), open(after)]);
  const differences = listDifferences(old.getDefinitions(), next.getDefinitions());
  for (const { id, kind } of differences) {
    if (kind === 'moved') continue;
    if (kind !== 'added') mark(old, id, `was-${kind}`);
    if (kind !== 'removed') mark(next, id, `was-${kind}`);
  }
  follow(old, next);
  follow(next, old);
  canvasOf(old).zoom('fit-viewport', 'auto');
  return {
    differences,
    show(id) {
      for (const viewer of [old, next]) {
        const shape = registryOf(viewer).get(id);
        if (shape) canvasOf(viewer).scrollToElement(shape, 120);
      }
    },
    destroy() {
      old.destroy();
      next.destroy();
    },
  };
}

type Viewer = InstanceType<typeof NavigatedViewer>;
type Canvas = Services['canvas'];
const canvasOf = (viewer: Viewer) => viewer.get<Canvas>('canvas');
const registryOf = (viewer: Viewer) => viewer.get<Services['elementRegistry']>('elementRegistry');

async function open({ place, xml }: Side): Promise<Viewer> {
  const viewer = new NavigatedViewer({
    container: place,
    bpmnRenderer: DRAWING_COLOURS,
    moddleExtensions: { zeebe },
  });
  await viewer.importXML(xml);
  return viewer;
}

function mark(viewer: Viewer, id: string, name: string): void {
  if (registryOf(viewer).get(id)) canvasOf(viewer).addMarker(id, name);
}

let isFollowing = false;

/** Where one is moved or zoomed, so is the other. */
function follow(leader: Viewer, follower: Viewer): void {
  leader.on('canvas.viewbox.changed', ({ viewbox }: { viewbox: ReturnType<Canvas['viewbox']> }) => {
    if (isFollowing) return;
    isFollowing = true;
    const { x, y, width, height } = viewbox;
    canvasOf(follower).viewbox({ x, y, width, height });
    isFollowing = false;
  });
}
