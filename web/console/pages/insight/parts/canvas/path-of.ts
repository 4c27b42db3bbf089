// The pure part of drawing an edge: its points as an SVG path, its arrow head, the place of its label, and points along it for tokens.
import type { Point } from './graph.ts';

const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
const round = (value: number) => Math.round(value * 10) / 10;

/** Cubic curves where the points are in threes behind the first (as ELK gives splines), straight lines otherwise. */
export function pathOf(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (!start || rest.length === 0) return '';
  if (rest.length % 3 !== 0) return `M ${at(start)} ${rest.map((point) => `L ${at(point)}`).join(' ')}`;
  let path = `M ${at(start)}`;
  for (let index = 0; index < rest.length; index += 3) {
    path += ` C ${at(rest[index]!)}, ${at(rest[index + 1]!)}, ${at(rest[index + 2]!)}`;
  }
  return path;
}

/** Points along the path, each about as far from the next in time; the first and the last are its ends. */
export function samplePath(points: readonly Point[], perCurve = 12): Point[] {
  const [start, ...rest] = points;
  if (!start || rest.length === 0) return [];
  if (rest.length % 3 !== 0) return [...points];
  const found: Point[] = [start];
  let from = start;
  for (let index = 0; index < rest.length; index += 3) {
    const [a, b, to] = [rest[index]!, rest[index + 1]!, rest[index + 2]!];
    for (let step = 1; step <= perCurve; step++) found.push(cubic(from, a, b, to, step / perCurve));
    from = to;
  }
  return found;
}

function cubic(from: Point, a: Point, b: Point, to: Point, t: number): Point {
  const s = 1 - t;
  const mix = (p: number, q: number, r: number, z: number) =>
    s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * z;
  return { x: mix(from.x, a.x, b.x, to.x), y: mix(from.y, a.y, b.y, to.y) };
}

/** A line of points with how far each is from the first, so that a share of the way is found quickly. */
export interface Track {
  points: readonly Point[];
  lengths: readonly number[];
  length: number;
}

export function trackOf(points: readonly Point[]): Track {
  const samples = samplePath(points);
  const lengths = [0];
  for (let index = 1; index < samples.length; index++) {
    const [before, here] = [samples[index - 1]!, samples[index]!];
    lengths.push(lengths[index - 1]! + Math.hypot(here.x - before.x, here.y - before.y));
  }
  return { points: samples, lengths, length: lengths.at(-1) ?? 0 };
}

/** The point after this share of the way. */
export function pointOn({ points, lengths, length }: Track, share: number): Point {
  const wanted = Math.max(0, Math.min(1, share)) * length;
  let low = 0;
  let high = lengths.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lengths[middle]! <= wanted) low = middle;
    else high = middle;
  }
  const [from, to] = [points[low] ?? { x: 0, y: 0 }, points[high] ?? points[low] ?? { x: 0, y: 0 }];
  const span = (lengths[high] ?? 0) - (lengths[low] ?? 0);
  const part = span === 0 ? 0 : (wanted - lengths[low]!) / span;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** A triangle whose tip is the end of the line. */
export function arrowOf(points: readonly Point[], width: number): string {
  const track = trackOf(points);
  const tip = points.at(-1);
  if (!tip || track.length === 0) return '';
  const size = 6 + width * 1.1;
  const back = pointOn(track, 1 - Math.min(0.9, size / track.length));
  const length = Math.hypot(tip.x - back.x, tip.y - back.y) || 1;
  const [ux, uy] = [(tip.x - back.x) / length, (tip.y - back.y) / length];
  const base = { x: tip.x - ux * size, y: tip.y - uy * size };
  const half = size * 0.5;
  const left = { x: base.x - uy * half, y: base.y + ux * half };
  const right = { x: base.x + uy * half, y: base.y - ux * half };
  return `M ${at(tip)} L ${at(left)} L ${at(right)} Z`;
}

/** The middle of the way. */
export const labelPoint = (points: readonly Point[]): Point => pointOn(trackOf(points), 0.5);
