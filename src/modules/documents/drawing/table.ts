// Tables that go over pages: cells wrap, a row is never cut in two unless it is taller than a page, and the heading is repeated.
import { ink, type Paper, printable } from './paper.ts';

export interface Column {
  readonly title: string;
  /** Points; one column may be `rest`. */
  readonly width: number | 'rest';
  readonly align?: 'left' | 'right';
}

export interface Cell {
  readonly text: string;
  /** A second, lighter line below. */
  readonly below?: string;
  /** Draws instead of text; told where, gives the height it takes. */
  readonly draw?: (paper: Paper, x: number, y: number, width: number) => void;
  readonly height?: number;
}

export interface TableOptions {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Kept free at the foot of every page. */
  readonly footHeight: number;
  /** Called on each new page before the heading; gives the y to go on from. */
  readonly onNewPage?: (paper: Paper) => number;
  readonly fontSize?: number;
}

const PAD = 3;
const GAP = 6;
const LIGHT = '#555555';
const INK = '#111111';

interface Layout {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
  readonly title: string;
}

function layOut(paper: Paper, columns: readonly Column[]): Layout[] {
  const { left, right } = paper.page.margins;
  const whole = paper.page.width - left - right;
  const fixed = columns.reduce((sum, { width }) => sum + (width === 'rest' ? 0 : width), 0);
  const rest = whole - fixed - GAP * (columns.length - 1);
  let x = left;
  return columns.map(({ width, align = 'left', title }) => {
    const layout = { x, width: width === 'rest' ? rest : width, align, title };
    x += layout.width + GAP;
    return layout;
  });
}

/** Draws a table from `paper.y`; afterwards `paper.y` is below it. */
export function drawTable(paper: Paper, options: TableOptions): void {
  const layouts = layOut(paper, options.columns);
  const size = options.fontSize ?? 8.5;
  const bottom = () => paper.page.height - paper.page.margins.bottom - options.footHeight;
  drawHeading(paper, layouts, size);
  for (const row of options.rows) {
    const height = measureRow(paper, layouts, row, size);
    if (paper.y + height > bottom()) {
      paper.addPage();
      paper.y = options.onNewPage?.(paper) ?? paper.page.margins.top;
      drawHeading(paper, layouts, size);
    }
    drawRow(paper, layouts, row, size, Math.min(height, bottom() - paper.y));
  }
}

function drawHeading(paper: Paper, layouts: readonly Layout[], size: number): void {
  ink(paper.font('bold').fontSize(size), INK);
  const height = Math.max(...layouts.map(({ title, width }) => paper.heightOfString(title, { width })));
  const y = paper.y;
  for (const { x, width, align, title } of layouts) paper.text(title, x, y + PAD, { width, align });
  paper.font('regular');
  paper.y = y + height + 2 * PAD;
  drawRule(paper, 0.8, '#333333');
}

export function drawRule(paper: Paper, thickness = 0.4, colour = '#cccccc'): void {
  const { left, right } = paper.page.margins;
  paper
    .moveTo(left, paper.y)
    .lineTo(paper.page.width - right, paper.y)
    .lineWidth(thickness)
    .stroke(colour);
}

function measureRow(paper: Paper, layouts: readonly Layout[], row: readonly Cell[], size: number): number {
  const heights = row.map((cell, at) => {
    const { width } = layouts[at]!;
    if (cell.height !== undefined) return cell.height;
    const text = paper.fontSize(size).heightOfString(printable(cell.text), { width });
    return (
      text + (cell.below ? paper.fontSize(size - 1.5).heightOfString(printable(cell.below), { width }) : 0)
    );
  });
  return Math.max(...heights) + 2 * PAD;
}

function drawRow(
  paper: Paper,
  layouts: readonly Layout[],
  row: readonly Cell[],
  size: number,
  height: number,
): void {
  const y = paper.y;
  row.forEach((cell, at) => {
    const { x, width, align } = layouts[at]!;
    if (cell.draw) {
      cell.draw(paper, x, y + PAD, width);
      return;
    }
    const options = { width, align, height: height - PAD, ellipsis: true };
    ink(paper.fontSize(size), INK).text(printable(cell.text), x, y + PAD, options);
    if (cell.below)
      ink(paper.fontSize(size - 1.5), LIGHT).text(printable(cell.below), x, paper.y, { width, align });
  });
  ink(paper, INK);
  paper.y = y + height;
  drawRule(paper);
}
