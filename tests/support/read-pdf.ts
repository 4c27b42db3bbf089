// What tests see on paper: the text of each page of a PDF, and what a barcode scanner reads from the bars drawn on it.
import { inflateSync } from 'node:zlib';
import {
  BarcodeFormat,
  BinaryBitmap,
  Code128Reader,
  GlobalHistogramBinarizer,
  RGBLuminanceSource,
} from '@zxing/library';
import { extractText, getDocumentProxy } from 'unpdf';

/** The text of each page, blanks of any kind as one. */
export async function readPages(pdf: Uint8Array): Promise<string[]> {
  // The reader takes the bytes over: it gets a copy.
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' '));
}

export const readText = async (pdf: Uint8Array): Promise<string> => (await readPages(pdf)).join(' ');

/** Width and height of the first page in points. */
export function readPageSize(pdf: Uint8Array): [width: number, height: number] {
  const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(Buffer.from(pdf).toString('latin1'));
  return [Number(box![1]), Number(box![2])];
}

/** The text of every Code 128 symbol that is drawn as rectangles, in the order of drawing. */
export function scanBarcodes(pdf: Uint8Array): string[] {
  const groups = new Map<string, { x: number; width: number }[]>();
  readContents(pdf).forEach((content, page) => {
    for (const [, x, y, width, height] of content.matchAll(/([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re\b/g)) {
      const key = `${page} ${y} ${height}`;
      const bars = groups.get(key) ?? [];
      bars.push({ x: Number(x), width: Number(width) });
      groups.set(key, bars);
    }
  });
  return [...groups.values()].filter((bars) => bars.length > 10).map(decodeBars);
}

function readContents(pdf: Uint8Array): string[] {
  const raw = Buffer.from(pdf);
  const text = raw.toString('latin1');
  return [...text.matchAll(/<<([^<>]*)>>\s*stream\r?\n/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const length = Number(/\/Length (\d+)/.exec(match[1]!)?.[1] ?? 0);
    const bytes = raw.subarray(start, start + length);
    if (/\/(Subtype|Length1|Type)\b/.test(match[1]!)) return [];
    return [
      match[1]!.includes('FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1'),
    ];
  });
}

/** Paints the bars as a picture of some lines and lets a barcode reader read it. */
function decodeBars(bars: readonly { x: number; width: number }[]): string {
  const scale = 12;
  const left = Math.min(...bars.map(({ x }) => x)) - 15;
  const width = Math.ceil((Math.max(...bars.map((bar) => bar.x + bar.width)) + 15 - left) * scale);
  const height = 24;
  const row = new Uint8ClampedArray(width).fill(255);
  for (const bar of bars) {
    row.fill(0, Math.round((bar.x - left) * scale), Math.round((bar.x + bar.width - left) * scale));
  }
  const picture = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) picture.set(row, y * width);
  const bitmap = new BinaryBitmap(
    new GlobalHistogramBinarizer(new RGBLuminanceSource(picture, width, height)),
  );
  const result = new Code128Reader().decode(bitmap);
  if (result.getBarcodeFormat() !== BarcodeFormat.CODE_128) throw new Error('not a Code 128 symbol');
  return result.getText();
}
