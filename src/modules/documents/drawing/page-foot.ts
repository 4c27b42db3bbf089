// Feet of pages: who sells, and the page's number, written when all pages are known.
import { ink, type Paper, printable } from './paper.ts';

const LIGHT = '#555555';

/** Writes `lines` and the number at the foot of every page. */
export function drawFeet(
  paper: Paper,
  lines: readonly string[],
  pageText: (page: number, pages: number) => string,
): void {
  const { start, count } = paper.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    paper.switchToPage(start + at);
    const { left, right, bottom } = paper.page.margins;
    const width = paper.page.width - left - right;
    // Text below the margin would open a new page.
    paper.page.margins.bottom = 0;
    ink(paper.font('regular').fontSize(7), LIGHT);
    const y = paper.page.height - bottom + 4;
    lines.forEach((line, index) => {
      paper.text(printable(line), left, y + index * 9, { width: width - 90, height: 9, ellipsis: true });
    });
    paper.text(pageText(at + 1, count), left + width - 90, y, {
      width: 90,
      align: 'right',
      lineBreak: false,
    });
    paper.page.margins.bottom = bottom;
  }
}
