// A laid-out graph as an SVG file that stands alone: light colours, no styles from elsewhere, every text escaped. Pure.
import {
  type CanvasEdge,
  type CanvasGraph,
  type CanvasNode,
  type GraphLayout,
  stepOf,
  widthOf,
} from './graph.ts';
import { arrowOf, labelPoint, pathOf } from './path-of.ts';
import { labelledEdges } from './to-flow.ts';

const EDGE = ['#a3abb3', '#7f9d99', '#51938a', '#23857a', '#0b5f58'];
const HEAT = ['#a3abb3', '#d9a441', '#e8890c', '#dd5a12', '#c02a1d'];
const NODE = ['#f3f6f6', '#e2f0ee', '#cfe8e4', '#b9ded8', '#a1d3cb'];
const WARM = ['#f6f6f4', '#fdf0d5', '#fde0b8', '#fccfae', '#fabfb0'];
const KIND = ['#0f766e', '#4263eb', '#d9480f', '#9c36b5', '#2b8a3e', '#c2255c', '#5c7c0d', '#1971c2'];
const TEXT = '#212529';
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
/** Characters that fit on a line of a node; wide ones count twice. */
const LINE = 27;

export const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 does not allow
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function drawSvg(graph: CanvasGraph, layout: GraphLayout, title: string): string {
  const labelled = labelledEdges(graph);
  const edges = graph.edges.map((edge) => drawEdge(edge, layout)).join('');
  const nodes = graph.nodes.map((node) => drawNode(node, layout)).join('');
  const labels = graph.edges
    .filter(({ id }) => labelled.has(id))
    .map((edge) => drawLabel(edge, layout))
    .join('');
  const [width, height] = [Math.ceil(layout.width), Math.ceil(layout.height)];
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(FONT)}"><title>${escapeXml(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>${edges}${nodes}${labels}</svg>
`;
}

function colourOf({ colour, heat, weight }: CanvasEdge): string {
  if (colour !== undefined) return KIND[colour % KIND.length]!;
  return heat === null ? EDGE[stepOf(weight)]! : HEAT[stepOf(heat)]!;
}

function drawEdge(edge: CanvasEdge, layout: GraphLayout): string {
  const points = layout.edges.get(edge.id);
  if (!points) return '';
  const [width, colour] = [widthOf(edge), colourOf(edge)];
  const dashes = edge.isQuiet ? ' stroke-dasharray="3 6"' : '';
  return `<path d="${pathOf(points)}" fill="none" stroke="${colour}" stroke-width="${width.toFixed(2)}" stroke-linecap="round"${dashes}/><path d="${arrowOf(points, width)}" fill="${colour}"/>`;
}

function drawNode(node: CanvasNode, layout: GraphLayout): string {
  const box = layout.nodes.get(node.id);
  if (!box) return '';
  const [middle, centre] = [box.x + box.width / 2, box.y + box.height / 2];
  if (node.kind !== 'step') {
    const sign =
      node.kind === 'start'
        ? `<path d="M ${middle - 4} ${centre - 6} L ${middle + 7} ${centre} L ${middle - 4} ${centre + 6} Z" fill="${TEXT}"/>`
        : `<rect x="${middle - 5}" y="${centre - 5}" width="10" height="10" rx="2" fill="${TEXT}"/>`;
    return `<circle cx="${middle}" cy="${centre}" r="${box.width / 2}" fill="${NODE[0]}" stroke="#adb5bd" stroke-width="1.5"/>${sign}`;
  }
  const fill = node.heat === null ? NODE[stepOf(node.weight)] : WARM[stepOf(node.heat)];
  const lines = breakLines(node.name);
  const first = centre - (lines.length === 1 ? 3 : 10);
  const words = lines
    .map((line, index) => `<tspan x="${middle}" y="${first + index * 15}">${escapeXml(line)}</tspan>`)
    .join('');
  const below = first + lines.length * 15 + 1;
  return `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="10" fill="${fill}" stroke="#adb5bd" stroke-width="1.5"/><text text-anchor="middle" font-size="13" font-weight="600" fill="${TEXT}">${words}</text><text x="${middle}" y="${below}" text-anchor="middle" font-size="12" fill="${TEXT}">${escapeXml(node.value)}</text>`;
}

function drawLabel(edge: CanvasEdge, layout: GraphLayout): string {
  const points = layout.edges.get(edge.id);
  if (!points || edge.value === '') return '';
  const { x, y } = labelPoint(points);
  const width = 10 + 7 * widthIn(edge.value);
  return `<rect x="${x - width / 2}" y="${y - 9}" width="${width}" height="18" rx="6" fill="#ffffff"/><text x="${x}" y="${y + 4}" text-anchor="middle" font-size="12" fill="${TEXT}">${escapeXml(edge.value)}</text>`;
}

const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;
const widthIn = (text: string) => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 1.8 : 1), 0);

/** Two lines at most; what does not fit ends with an ellipsis. */
export function breakLines(text: string): string[] {
  const lines: string[] = [''];
  const parts = WIDE.test(text) ? [...text] : text.split(/(?<=[\s/_-])/);
  for (const part of parts) {
    const line = lines.at(-1)!;
    if (line !== '' && widthIn(line + part.trimEnd()) > LINE) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  const cut = (line: string) => {
    if (widthIn(line) <= LINE) return line;
    let kept = line;
    while (widthIn(kept) > LINE - 1) kept = [...kept].slice(0, -1).join('');
    return `${kept}…`;
  };
  const trimmed = lines.map((line) => line.trim()).filter((line) => line !== '');
  const [first = '', second = ''] = trimmed;
  if (trimmed.length <= 1) return [cut(first)];
  return [cut(first), cut(trimmed.length > 2 ? `${second.slice(0, LINE - 2)}…` : second)];
}
