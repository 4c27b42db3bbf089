// Draws a pick list on A4: what to fetch, SKU by SKU in the order of the way, and into which tote each unit goes.
import { TEXTS, writeCount } from '../texts/languages.ts';
import type { PickListSheet } from '../types.ts';
import { drawCode128 } from './barcode.ts';
import { clip, drawFacts, INK } from './blocks.ts';
import { drawFeet } from './page-foot.ts';
import { ink, MARGIN, makePdf, type Paper } from './paper.ts';
import { type Cell, drawTable } from './table.ts';

const VISIBLE_ASCII = /^[\x20-\x7e]+$/;

export function drawPickList(sheet: PickListSheet, compress = true): Promise<Uint8Array> {
  const texts = TEXTS[sheet.language];
  const title = `${texts.pickList} ${sheet.title}`;
  return makePdf({ title, language: sheet.language, date: sheet.createdAt, compress }, (paper) => {
    drawHead(paper, sheet, texts.pickList);
    drawWay(paper, sheet, title);
    paper.addPage();
    ink(paper.font('bold').fontSize(12), INK).text(texts.totes, MARGIN, MARGIN);
    paper.y += 4;
    drawTotes(paper, sheet, title);
    drawFeet(paper, [`${title} · ${sheet.barcode}`], texts.page);
  });
}

function drawHead(paper: Paper, sheet: PickListSheet, title: string): void {
  const texts = TEXTS[sheet.language];
  const half = (paper.page.width - 2 * MARGIN) / 2;
  ink(paper.font('bold').fontSize(18), INK).text(title, MARGIN, MARGIN);
  drawCode128(paper, sheet.barcode, {
    x: MARGIN + half - 30,
    y: MARGIN,
    width: half + 30,
    height: 28,
    module: 0.85,
  });
  paper
    .font('regular')
    .fontSize(7)
    .text(sheet.barcode, MARGIN + half - 22, MARGIN + 31, { lineBreak: false });
  const units = sheet.rows.reduce((sum, row) => sum + row.quantity, 0);
  const facts = [
    [texts.location, sheet.location],
    [texts.created, sheet.createdAt.replace('T', ' ').slice(0, 16)],
    [texts.units, writeCount(sheet.language, units)],
    [texts.totes, writeCount(sheet.language, sheet.totes.length)],
  ] as const;
  drawFacts(paper, facts, { x: MARGIN, y: MARGIN + 30, width: half });
  paper.y += 8;
}

/** A barcode over the text it says; the text alone where a scanner could not say it. */
function scannable(text: string, height: number): Cell {
  if (!VISIBLE_ASCII.test(text)) return { text };
  return {
    text,
    height: height + 12,
    draw(paper: Paper, x: number, y: number, width: number) {
      drawCode128(paper, text, { x: x - 6, y, width: width + 6, height, module: 1 });
      ink(paper.font('regular').fontSize(7.5), INK).text(clip(text, 60), x, y + height + 1, {
        width,
        height: 10,
        ellipsis: true,
      });
    },
  };
}

function drawWay(paper: Paper, sheet: PickListSheet, title: string): void {
  const texts = TEXTS[sheet.language];
  const hasBins = sheet.rows.some((row) => row.bin !== null);
  const rows = sheet.rows.map((row): Cell[] => {
    const lots = row.lots.map(
      ({ lot, expiresOn, quantity }) =>
        `${texts.lot} ${clip(lot, 60)}${expiresOn ? `, ${texts.expires} ${expiresOn}` : ''}: ${quantity}`,
    );
    const totes = row.totes.map(({ tote, quantity }) => `${tote}: ${quantity}`).join('   ');
    return [
      ...(hasBins ? [{ text: row.bin ?? '' }] : []),
      scannable(row.sku, 20),
      { text: clip(row.name, 200), ...(lots.length > 0 ? { below: lots.join('\n') } : {}) },
      { text: writeCount(sheet.language, row.quantity) },
      { text: totes },
      { text: '' },
    ];
  });
  drawTable(paper, {
    columns: [
      ...(hasBins ? [{ title: texts.bin, width: 54 } as const] : []),
      { title: texts.sku, width: 150 },
      { title: texts.item, width: 'rest' },
      { title: texts.quantity, width: 36, align: 'right' },
      { title: texts.tote, width: 96 },
      { title: texts.picked, width: 46 },
    ],
    rows,
    footHeight: 20,
    onNewPage: (next) => drawContinued(next, title, texts.continued),
  });
}

function drawTotes(paper: Paper, sheet: PickListSheet, title: string): void {
  const texts = TEXTS[sheet.language];
  drawTable(paper, {
    columns: [
      { title: texts.tote, width: 36, align: 'right' },
      { title: texts.order, width: 90 },
      { title: texts.units, width: 40, align: 'right' },
      { title: texts.due, width: 80 },
      { title: '', width: 'rest' },
    ],
    rows: sheet.totes.map((tote): Cell[] => [
      { text: String(tote.tote) },
      { text: tote.orderNumber },
      { text: writeCount(sheet.language, tote.units) },
      { text: tote.dueAt?.replace('T', ' ').slice(0, 16) ?? '' },
      scannable(tote.fulfilmentOrderId, 22),
    ]),
    footHeight: 20,
    onNewPage: (next) => drawContinued(next, title, texts.continued),
  });
}

function drawContinued(paper: Paper, title: string, continued: string): number {
  ink(paper.font('bold').fontSize(10), INK).text(`${title} (${continued})`, MARGIN, MARGIN);
  paper.font('regular');
  return paper.y + 6;
}
