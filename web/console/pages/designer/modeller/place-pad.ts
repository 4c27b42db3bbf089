// Where the pad of an element's actions stands: beside the element, all of it in sight, over as little of the drawing as can be. Pure;
// all boxes are in pixels of the canvas.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Surroundings {
  pad: { width: number; height: number };
  target: Box;
  /** What of the canvas is free for it: not the palette. */
  room: Box;
  /** Other elements. */
  others: readonly Box[];
}

const MARGIN_PX = 8;

/** Right of the element where nothing is there; otherwise the side on which it covers least. It leaves the canvas with its element. */
export function placePad({ pad, target, room, others }: Surroundings): { left: number; top: number } {
  const beside = [
    { x: target.x + target.width + MARGIN_PX, y: target.y },
    { x: target.x, y: target.y + target.height + MARGIN_PX },
    { x: target.x, y: target.y - MARGIN_PX - pad.height },
    { x: target.x - MARGIN_PX - pad.width, y: target.y },
  ];
  if (isOutOfSight(target, room)) return { left: beside[0]!.x, top: beside[0]!.y };
  const sides = beside.map(({ x, y }) => ({
    x: clamp(x, room.x, room.x + room.width - pad.width),
    y: clamp(y, room.y, room.y + room.height - pad.height),
  }));
  const costs = sides.map((side) => {
    const box = { ...side, ...pad };
    const covered = others.reduce((sum, other) => sum + overlap(box, other), 0);
    // Over the element itself only where there is no other place.
    return covered + OWN_WEIGHT * overlap(box, target);
  });
  const best = sides[costs.indexOf(Math.min(...costs))]!;
  return { left: best.x, top: best.y };
}

const OWN_WEIGHT = 1000;

/** The canvas begins at 0; what is under the palette is still on it. */
const isOutOfSight = ({ x, y, width, height }: Box, room: Box) =>
  x + width < 0 || y + height < room.y || x > room.x + room.width || y > room.y + room.height;

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
