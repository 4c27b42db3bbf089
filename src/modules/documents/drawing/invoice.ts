// Draws an invoice or a credit note on A4: who, what, tax by rate, totals, what is paid. What is law on it stands in the README.

import { TEXTS, writeAmount, writeCount, writeDate, writeMoney, writeRate } from '../texts/languages.ts';
import type { Texts } from '../texts/text-form.ts';
import type { InvoiceSheet } from '../types.ts';
import { clip, drawFacts, drawParty, INK, LIGHT, sellerParty } from './blocks.ts';
import { drawFeet } from './page-foot.ts';
import { ink, MARGIN, makePdf, type Paper } from './paper.ts';
import { type Cell, type Column, drawRule, drawTable } from './table.ts';

const FOOT = 20;

export function drawInvoice(sheet: InvoiceSheet, compress = true): Promise<Uint8Array> {
  const texts = TEXTS[sheet.language];
  const title = sheet.kind === 'invoice' ? texts.invoice : texts.creditNote;
  const options = {
    title: `${title} ${sheet.number}`,
    language: sheet.language,
    date: sheet.issuedOn,
    compress,
  };
  return makePdf(options, (paper) => {
    drawHead(paper, sheet, texts, title);
    drawRows(paper, sheet, texts, title);
    keepTogether(paper, 70 + 13 * (sheet.taxes.length + 4), `${title} ${sheet.number}`);
    drawTaxes(paper, sheet, texts);
    drawTotals(paper, sheet, texts);
    drawPayment(paper, sheet, texts);
    const { seller } = sheet;
    const foot = [
      [seller.name, ...seller.address, seller.vatId && `${texts.vatId} ${seller.vatId}`]
        .filter(Boolean)
        .join(' · '),
      seller.legal ?? '',
    ];
    drawFeet(paper, foot, texts.page);
  });
}

function drawHead(paper: Paper, sheet: InvoiceSheet, texts: Texts, title: string): void {
  const column = (paper.page.width - 2 * MARGIN - 24) / 2;
  const right = MARGIN + column + 24;
  ink(paper.font('bold').fontSize(18), INK).text(title, MARGIN, MARGIN, { width: column });
  const below = paper.y + 10;
  drawParty(paper, texts.seller, sellerParty(sheet.seller), texts.vatId, {
    x: right,
    y: MARGIN,
    width: column,
  });
  const sellerEnd = paper.y;
  drawParty(paper, texts.buyer, sheet.buyer, texts.vatId, {
    x: MARGIN,
    y: Math.max(below, 120),
    width: column,
  });
  const buyerEnd = paper.y;
  const date = (day: string | null) => day && writeDate(sheet.language, day);
  const facts = [
    [texts.number, sheet.number],
    [texts.issuedOn, date(sheet.issuedOn)],
    [texts.suppliedOn, date(sheet.suppliedOn)],
    [texts.order, sheet.orderNumber],
    [texts.dueOn, date(sheet.payment?.dueOn ?? null)],
  ] as const;
  drawFacts(paper, facts, { x: right, y: Math.max(sellerEnd + 12, 120), width: column });
  paper.x = MARGIN;
  paper.y = Math.max(paper.y, buyerEnd) + 14;
  const { corrects, reason } = sheet;
  const lines = [
    corrects && texts.corrects(corrects.number, writeDate(sheet.language, corrects.issuedOn)),
    reason && `${texts.reason}: ${clip(reason, 600)}`,
  ];
  for (const line of lines) if (line) paper.fontSize(9).text(line, MARGIN, paper.y);
  paper.y += 6;
}

function drawRows(paper: Paper, sheet: InvoiceSheet, texts: Texts, title: string): void {
  const { language, currency } = sheet;
  const hasDiscount = sheet.rows.some((row) => row.discountMinor > 0);
  const columns: Column[] = [
    { title: texts.item, width: 'rest' },
    { title: texts.quantity, width: 44, align: 'right' },
    { title: texts.unitPrice, width: 70, align: 'right' },
    ...(hasDiscount ? [{ title: texts.discount, width: 62, align: 'right' } as const] : []),
    { title: texts.taxRate, width: 40, align: 'right' },
    { title: `${texts.amount} ${currency}`, width: 84, align: 'right' },
  ];
  const money = (minor: number): Cell => ({ text: writeAmount(language, minor, currency) });
  const rows = sheet.rows.map((row): Cell[] => [
    { text: clip(row.name, 500), below: `${texts.sku} ${clip(row.sku, 100)}` },
    { text: writeCount(language, row.quantity) },
    money(row.unitPriceMinor),
    ...(hasDiscount ? [row.discountMinor > 0 ? money(-row.discountMinor) : { text: '' }] : []),
    { text: writeRate(language, row.taxRate) },
    money(row.amountMinor),
  ]);
  const { shipping } = sheet;
  if (shipping) {
    const amountMinor = shipping.netMinor + (sheet.taxesIncluded ? shipping.taxMinor : 0);
    const blank = { text: '' };
    const rate = { text: writeRate(language, shipping.rate) };
    rows.push([
      { text: texts.shipping },
      blank,
      blank,
      ...(hasDiscount ? [blank] : []),
      rate,
      money(amountMinor),
    ]);
  }
  drawTable(paper, {
    columns,
    rows,
    footHeight: FOOT,
    onNewPage: (next) => drawContinued(next, `${title} ${sheet.number} (${texts.continued})`),
  });
  ink(paper.font('regular').fontSize(7.5), LIGHT);
  paper.text(sheet.taxesIncluded ? texts.taxIncluded : texts.taxAdded, MARGIN, paper.y + 4);
  ink(paper, INK);
  paper.y += 8;
}

function drawContinued(paper: Paper, text: string): number {
  ink(paper.font('bold').fontSize(10), INK).text(text, MARGIN, MARGIN);
  paper.font('regular');
  return paper.y + 6;
}

/** Opens a new page when less than `height` is left, so that sums stand together. */
function keepTogether(paper: Paper, height: number, heading: string): void {
  if (paper.y + height <= paper.page.height - MARGIN - FOOT) return;
  paper.addPage();
  paper.y = drawContinued(paper, heading);
}

function drawColumns(paper: Paper, cells: readonly string[], widths: readonly number[], bold = false): void {
  const y = paper.y;
  let x = paper.page.width - MARGIN - widths.reduce((sum, width) => sum + width, 0);
  paper.font(bold ? 'bold' : 'regular');
  cells.forEach((cell, at) => {
    paper.text(cell, x, y, { width: widths[at]!, align: at === 0 ? 'left' : 'right', lineBreak: false });
    x += widths[at]!;
  });
  paper.y = y + (bold ? 16 : 13);
}

function drawTaxes(paper: Paper, sheet: InvoiceSheet, texts: Texts): void {
  const widths = [70, 85, 85, 90];
  ink(paper.fontSize(8.5), LIGHT);
  drawColumns(paper, [texts.taxRate, texts.net, texts.tax, texts.gross], widths);
  ink(paper, INK);
  const write = (minor: number) => writeAmount(sheet.language, minor, sheet.currency);
  for (const { rate, netMinor, taxMinor } of sheet.taxes) {
    const cells = [
      writeRate(sheet.language, rate),
      write(netMinor),
      write(taxMinor),
      write(netMinor + taxMinor),
    ];
    drawColumns(paper, cells, widths);
  }
  paper.y += 2;
}

function drawTotals(paper: Paper, sheet: InvoiceSheet, texts: Texts): void {
  const widths = [180, 150];
  const write = (minor: number) => writeMoney(sheet.language, minor, sheet.currency);
  const net = sheet.totalMinor - sheet.taxMinor;
  drawColumns(paper, [texts.net, write(net)], widths);
  drawColumns(paper, [texts.tax, write(sheet.taxMinor)], widths);
  drawRule(paper, 0.8, '#333333');
  paper.y += 4;
  paper.fontSize(11);
  drawColumns(
    paper,
    [sheet.kind === 'invoice' ? texts.total : texts.totalCredited, write(sheet.totalMinor)],
    widths,
    true,
  );
}

function drawPayment(paper: Paper, sheet: InvoiceSheet, texts: Texts): void {
  const write = (minor: number) => writeMoney(sheet.language, minor, sheet.currency);
  const lines: string[] = [];
  const { payment, refund, seller } = sheet;
  if (payment?.state === 'paid') lines.push(texts.paid);
  else if (payment) {
    const due = payment.dueOn && writeDate(sheet.language, payment.dueOn);
    if (payment.state === 'partly-paid')
      lines.push(texts.partlyPaid(write(payment.paidMinor), write(payment.openMinor)));
    else lines.push(texts.open(write(payment.openMinor), due));
  }
  if (refund) lines.push(refund === 'refund' ? texts.refunded : texts.settledWithReceivable);
  if (payment && payment.state !== 'paid' && seller.bank.length > 0) {
    lines.push(`${texts.bank}: ${seller.bank.join(' · ')}`);
  }
  ink(paper.font('regular').fontSize(9.5), INK);
  for (const line of lines) paper.text(line, MARGIN, paper.y + 4, { width: paper.page.width - 2 * MARGIN });
}
