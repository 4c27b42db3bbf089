// Puts the pad of an element's actions where it can be reached: the library puts it at the right of the element always, under the panel
// beside the canvas and over the next steps where the drawing is small.
import { type Box, placePad } from './place-pad.ts';
import type { Services, Shape } from './services.ts';

export class PadInView {
  static readonly $inject = ['contextPad', 'canvas', 'elementRegistry'];

  constructor(
    contextPad: Services['contextPad'],
    canvas: Services['canvas'],
    elementRegistry: Services['elementRegistry'],
  ) {
    // The library has no setting for the place; this is what it asks whenever it puts the pad anywhere.
    contextPad._getPosition = (target) => {
      const container = canvas.getContainer();
      const targets = Array.isArray(target) ? target : [target];
      const { x, y, scale } = canvas.viewbox();
      const toPixels = (box: Box): Box => ({
        x: (box.x - x) * scale,
        y: (box.y - y) * scale,
        width: box.width * scale,
        height: box.height * scale,
      });
      const own = joinBoxes(targets.map(anchorOf));
      const pad = container.querySelector<HTMLElement>('.djs-context-pad.open');
      const palette = container.querySelector<HTMLElement>('.djs-palette');
      const paletteEnd = palette ? palette.offsetLeft + palette.offsetWidth : 0;
      return placePad({
        pad: { width: pad?.offsetWidth ?? 0, height: pad?.offsetHeight ?? 0 },
        target: toPixels(own),
        room: {
          x: paletteEnd,
          y: 0,
          width: container.clientWidth - paletteEnd,
          height: container.clientHeight,
        },
        others: elementRegistry
          .getAll()
          .filter((shape) => shape.waypoints === undefined && shape.width !== undefined)
          .map((shape) => anchorOf(shape))
          .filter((box) => !holds(box, own))
          .map(toPixels),
      });
    };
  }
}

/** A shape itself; of a flow its end. */
function anchorOf({ x = 0, y = 0, width = 0, height = 0, waypoints }: Shape): Box {
  const end = waypoints?.at(-1);
  return end ? { ...end, width: 0, height: 0 } : { x, y, width, height };
}

/** The element itself, and what it stands in. */
const holds = (outer: Box, inner: Box) =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;

function joinBoxes(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
