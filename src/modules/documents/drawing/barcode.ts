// The single place that draws barcodes: Code 128 as filled rectangles, so that they print sharp at any resolution.
import bwipjs from 'bwip-js/node';
import type { Paper } from './paper.ts';

/** Modules on either side that stay white (ISO/IEC 15417 wants ten). */
const QUIET = 10;

export interface BarcodeBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Points of one module at most; 1.1 unless told. */
  readonly module?: number;
  readonly align?: 'left' | 'centre';
}

/** Widths of bars and spaces in modules, a bar first. */
export function encodeCode128(text: string): number[] {
  const [symbol] = bwipjs.raw('code128', text, {}) as { sbs: number[] }[];
  return symbol!.sbs;
}

/** Draws `text` as Code 128 within the box, quiet zones included. Visible ASCII only. */
export function drawCode128(paper: Paper, text: string, box: BarcodeBox): void {
  const widths = encodeCode128(text);
  const modules = widths.reduce((sum, width) => sum + width, 0) + 2 * QUIET;
  const module = Math.min(box.module ?? 1.1, box.width / modules);
  const rest = box.align === 'centre' ? (box.width - modules * module) / 2 : 0;
  let x = box.x + rest + QUIET * module;
  widths.forEach((width, at) => {
    if (at % 2 === 0) paper.rect(x, box.y, width * module, box.height);
    x += width * module;
  });
  paper.fill('#000000');
}
