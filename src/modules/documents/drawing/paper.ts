// The single place that opens a PDF and its fonts: one family with Latin, Cyrillic and Japanese, embedded as a subset. Fonts are read
// once a process. The creation date is that of what is shown, never of now: the same sheet gives the same bytes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';

export type Paper = PDFKit.PDFDocument;

const FILES = {
  regular: '@expo-google-fonts/m-plus-1p/400Regular/MPLUS1p_400Regular.ttf',
  bold: '@expo-google-fonts/m-plus-1p/700Bold/MPLUS1p_700Bold.ttf',
} as const;

export type Face = keyof typeof FILES;
const opened = new Map<Face, Font>();

function openFace(face: Face): Font {
  let font = opened.get(face);
  if (!font) {
    font = create(readFileSync(createRequire(import.meta.url).resolve(FILES[face]))) as Font;
    opened.set(face, font);
  }
  return font;
}

export interface PaperOptions {
  readonly title: string;
  readonly language: string;
  /** `YYYY-MM-DD` or an RFC 3339 time. */
  readonly date: string;
  /** Points; A4 unless told. */
  readonly size?: readonly [width: number, height: number];
  readonly margin?: number;
  /** For tests that read what was drawn. */
  readonly compress?: boolean;
}

export const A4 = [595.28, 841.89] as const;
export const MARGIN = 42;

/** Draws a document and gives its bytes. Pages stay open until the end, so that `draw` can number them. */
export function makePdf(options: PaperOptions, draw: (paper: Paper) => void): Promise<Uint8Array> {
  const created = new Date(options.date);
  const paper = new PDFDocument({
    size: [...(options.size ?? A4)],
    margin: options.margin ?? MARGIN,
    bufferPages: true,
    compress: options.compress ?? true,
    lang: options.language,
    // Otherwise a built-in font is loaded that is never used.
    font: null as unknown as string,
    info: {
      Title: options.title,
      Producer: 'Throughline',
      Creator: 'Throughline',
      CreationDate: created,
      ModDate: created,
    },
  });
  // pdfkit takes an opened font too; opening it for each document would be nine tenths of the work.
  for (const face of ['regular', 'bold'] as const)
    paper.registerFont(face, openFace(face) as unknown as Buffer);
  paper.font('regular').fontSize(9);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    paper.on('data', (part: Buffer) => parts.push(part));
    paper.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    paper.on('error', reject);
    try {
      draw(paper);
      paper.end();
    } catch (error) {
      reject(error);
    }
  });
}

/** What is written from now on has this colour. */
// tidy: foreign word
export const ink = (paper: Paper, colour: string): Paper => paper.fillColor(colour);

/** What a name may bring along that has no shape: controls, marks that turn the direction of writing, lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const SHAPELESS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

export const printable = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(SHAPELESS, '');
