// Draws a packing slip on A4. On a gift it says no price.
import { TEXTS, writeAmount, writeCount, writeDate } from '../texts/languages.ts';
import type { PackingSlipSheet } from '../types.ts';
import { drawCode128 } from './barcode.ts';
import { clip, drawFacts, drawParty, INK, sellerParty } from './blocks.ts';
import { drawFeet } from './page-foot.ts';
import { ink, MARGIN, makePdf, type Paper } from './paper.ts';
import { type Cell, drawTable } from './table.ts';

export function drawPackingSlip(sheet: PackingSlipSheet, compress = true): Promise<Uint8Array> {
  const texts = TEXTS[sheet.language];
  const title = `${texts.packingSlip} ${sheet.orderNumber}`;
  return makePdf({ title, language: sheet.language, date: sheet.placedOn, compress }, (paper) => {
    drawHead(paper, sheet);
    const { prices, currency, language } = sheet;
    const rows = sheet.rows.map((row): Cell[] => [
      { text: clip(row.sku, 100) },
      {
        text: clip(row.name, 500),
        ...(row.lots.length > 0 ? { below: `${texts.lot} ${row.lots.join(', ')}` } : {}),
      },
      { text: writeCount(language, row.quantity) },
      ...(prices
        ? [{ text: row.unitPriceMinor === null ? '' : writeAmount(language, row.unitPriceMinor, currency) }]
        : []),
    ]);
    drawTable(paper, {
      columns: [
        { title: texts.sku, width: 110 },
        { title: texts.item, width: 'rest' },
        { title: texts.quantity, width: 50, align: 'right' },
        ...(prices ? [{ title: `${texts.unitPrice} ${currency}`, width: 90, align: 'right' } as const] : []),
      ],
      rows,
      footHeight: 20,
      onNewPage(next) {
        next.font('bold').fontSize(10).text(`${title} (${texts.continued})`, MARGIN, MARGIN);
        return next.y + 6;
      },
    });
    drawFeet(paper, [[sheet.seller.name, ...sheet.seller.address].join(' · ')], texts.page);
  });
}

function drawHead(paper: Paper, sheet: PackingSlipSheet): void {
  const texts = TEXTS[sheet.language];
  const column = (paper.page.width - 2 * MARGIN - 24) / 2;
  const right = MARGIN + column + 24;
  ink(paper.font('bold').fontSize(18), INK).text(texts.packingSlip, MARGIN, MARGIN, { width: column });
  drawParty(paper, texts.shipTo, sheet.shipTo, texts.vatId, { x: MARGIN, y: 120, width: column });
  const left = paper.y;
  drawParty(paper, texts.seller, { ...sellerParty(sheet.seller), vatId: null }, '', {
    x: right,
    y: MARGIN,
    width: column,
  });
  const facts = [
    [texts.order, sheet.orderNumber],
    [texts.orderedOn, writeDate(sheet.language, sheet.placedOn)],
    [texts.location, sheet.location],
  ] as const;
  drawFacts(paper, facts, { x: right, y: Math.max(paper.y + 12, 120), width: column });
  paper.y = Math.max(paper.y, left) + 10;
  const width = paper.page.width - 2 * MARGIN;
  drawCode128(paper, sheet.fulfilmentOrderId, { x: MARGIN - 8, y: paper.y, width, height: 26, module: 0.8 });
  ink(paper.font('regular').fontSize(7), INK).text(sheet.fulfilmentOrderId, MARGIN, paper.y + 28);
  paper.y += 8;
  if (sheet.giftMessage === null) return;
  paper.font('bold').fontSize(10).text(texts.gift, MARGIN, paper.y);
  paper.font('regular').text(clip(sheet.giftMessage, 1000), { width });
  paper.y += 8;
}
