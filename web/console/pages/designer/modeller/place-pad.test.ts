import { expect, it } from 'vitest';
import { placePad } from './place-pad.ts';

const pad = { width: 80, height: 100 };
const room = { x: 50, y: 0, width: 550, height: 400 };
const target = { x: 200, y: 150, width: 40, height: 30 };

it('stands right of the element where nothing else is', () => {
  expect(placePad({ pad, target, room, others: [] })).toEqual({ left: 248, top: 150 });
});

it('goes below, above or left, where the right is taken', () => {
  const right = { x: 250, y: 150, width: 40, height: 30 };
  const below = { x: 200, y: 200, width: 40, height: 30 };
  const above = { x: 200, y: 90, width: 40, height: 30 };
  expect(placePad({ pad, target, room, others: [right] })).toEqual({ left: 200, top: 188 });
  expect(placePad({ pad, target, room, others: [right, below] })).toEqual({ left: 200, top: 42 });
  expect(placePad({ pad, target, room, others: [right, below, above] })).toEqual({ left: 112, top: 150 });
});

it('covers as little as can be where something stands on every side', () => {
  const sides = [
    { x: 250, y: 150, width: 80, height: 100 },
    { x: 200, y: 190, width: 80, height: 100 },
    { x: 200, y: 132, width: 10, height: 10 },
    { x: 112, y: 150, width: 80, height: 100 },
  ];
  expect(placePad({ pad, target, room, others: sides })).toEqual({ left: 200, top: 42 });
});

it.each([
  ['right', { x: 570, y: 150, width: 28, height: 20 }],
  ['bottom', { x: 300, y: 385, width: 30, height: 12 }],
  ['corner', { x: 575, y: 385, width: 20, height: 12 }],
  ['left under the palette', { x: 20, y: 10, width: 20, height: 20 }],
])('is all in sight, and not over the element, at the edge: %s', (_, edge) => {
  const { left, top } = placePad({ pad, target: edge, room, others: [] });
  expect(left).toBeGreaterThanOrEqual(room.x);
  expect(top).toBeGreaterThanOrEqual(room.y);
  expect(left + pad.width).toBeLessThanOrEqual(room.x + room.width);
  expect(top + pad.height).toBeLessThanOrEqual(room.y + room.height);
  const isBeside =
    left >= edge.x + edge.width ||
    left + pad.width <= edge.x ||
    top >= edge.y + edge.height ||
    top + pad.height <= edge.y;
  expect(isBeside).toBe(true);
});

it('leaves the canvas with its element', () => {
  const gone = { x: 900, y: 150, width: 40, height: 30 };
  expect(placePad({ pad, target: gone, room, others: [] })).toEqual({ left: 948, top: 150 });
});
