// Draws parcel labels of four by six inches, one page a parcel: sender, recipient, tracking number as Code 128.
import type { LabelSheet, Party } from '../types.ts';
import { drawCode128 } from './barcode.ts';
import { clip, INK } from './blocks.ts';
import { ink, makePdf, type Paper } from './paper.ts';

/** Four by six inches in points. */
export const LABEL_SIZE = [288, 432] as const;
const EDGE = 14;
const WIDTH = LABEL_SIZE[0] - 2 * EDGE;

/** `date`: when the label was bought. */
export function drawLabels(
  sheets: readonly LabelSheet[],
  date: string,
  compress = true,
): Promise<Uint8Array> {
  const title = sheets[0]?.trackingNumber ?? '';
  return makePdf({ title, language: 'en', date, size: LABEL_SIZE, margin: EDGE, compress }, (paper) => {
    sheets.forEach((sheet, at) => {
      if (at > 0) paper.addPage();
      // Nothing on a label may flow to a second one.
      paper.page.margins.bottom = 0;
      drawLabel(paper, sheet);
    });
  });
}

function drawLabel(paper: Paper, sheet: LabelSheet): void {
  paper
    .rect(EDGE - 4, EDGE - 4, WIDTH + 8, LABEL_SIZE[1] - 2 * EDGE + 8)
    .lineWidth(1)
    .stroke(INK);
  ink(paper.font('bold').fontSize(16), INK);
  paper.text(clip(sheet.carrier, 40), EDGE, EDGE, { width: WIDTH * 0.55, height: 20, ellipsis: true });
  paper.fontSize(11).text(clip(sheet.service, 40), EDGE + WIDTH * 0.55, EDGE + 4, {
    width: WIDTH * 0.45,
    height: 16,
    align: 'right',
    ellipsis: true,
  });
  rule(paper, 40);
  drawAddress(paper, sheet.from, { y: 45, height: 62, size: 7.5 });
  rule(paper, 112);
  drawAddress(paper, sheet.to, { y: 118, height: 128, size: 12 });
  rule(paper, 252);
  const facts = [
    `Ref ${clip(sheet.reference, 40)}`,
    sheet.phone && `Tel ${clip(sheet.phone, 30)}`,
    sheet.weightGrams !== null && `${(sheet.weightGrams / 1000).toFixed(2)} kg`,
    `${sheet.parcel}/${sheet.parcels}`,
  ].filter(Boolean);
  paper
    .font('regular')
    .fontSize(8.5)
    .text(facts.join('   '), EDGE, 257, { width: WIDTH, height: 24, ellipsis: true });
  rule(paper, 284);
  drawCode128(paper, sheet.trackingNumber, {
    x: EDGE,
    y: 296,
    width: WIDTH,
    height: 84,
    module: 1.5,
    align: 'centre',
  });
  ink(paper.font('bold').fontSize(13), INK);
  paper.text(sheet.trackingNumber, EDGE, 388, { width: WIDTH, align: 'center', lineBreak: false });
}

function rule(paper: Paper, y: number): void {
  paper
    .moveTo(EDGE - 4, y)
    .lineTo(LABEL_SIZE[0] - EDGE + 4, y)
    .lineWidth(1)
    .stroke(INK);
}

/** As large as it fits: long addresses are set smaller, never cut before six points. */
function drawAddress(paper: Paper, party: Party, box: { y: number; height: number; size: number }): void {
  const lines = [clip(party.name, 120), ...party.lines.map((line) => clip(line, 120))];
  const text = lines.join('\n');
  let size = box.size;
  while (size > 6 && paper.font('bold').fontSize(size).heightOfString(text, { width: WIDTH }) > box.height)
    size -= 0.5;
  paper.font('bold').fontSize(size).text(lines[0]!, EDGE, box.y, { width: WIDTH });
  const left = box.y + box.height - paper.y;
  paper
    .font('regular')
    .text(lines.slice(1).join('\n'), EDGE, paper.y, { width: WIDTH, height: left, ellipsis: true });
}
