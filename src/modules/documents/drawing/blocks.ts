// Blocks that several sheets share: a heading, an address, pairs of label and value.
import type { Party, Seller } from '../types.ts';
import { ink, type Paper, printable } from './paper.ts';

export const INK = '#111111';
export const LIGHT = '#555555';

/** A small title over lines of text, clipped to `height`; leaves `paper.y` below it. */
export function drawParty(
  paper: Paper,
  title: string,
  party: Party,
  vatLabel: string,
  box: { x: number; y: number; width: number },
): void {
  ink(paper.font('regular').fontSize(7.5), LIGHT).text(title, box.x, box.y, { width: box.width });
  ink(paper.font('bold').fontSize(10), INK).text(clip(party.name, 160), { width: box.width });
  paper.font('regular').fontSize(9);
  for (const line of party.lines) paper.text(clip(line, 160), { width: box.width });
  if (party.vatId) paper.text(`${vatLabel} ${clip(party.vatId, 40)}`, { width: box.width });
}

export const sellerParty = (seller: Seller): Party => ({
  name: seller.name,
  lines: [...seller.address, ...[seller.email, seller.phone].filter((each) => each !== null)],
  vatId: seller.vatId,
});

/** Label and value a line, values right of the labels. */
export function drawFacts(
  paper: Paper,
  facts: readonly (readonly [label: string, value: string | null])[],
  box: { x: number; y: number; width: number },
): void {
  paper.y = box.y;
  for (const [label, value] of facts) {
    if (value === null) continue;
    const y = paper.y;
    const half = box.width * 0.46;
    ink(paper.font('regular').fontSize(9), LIGHT).text(label, box.x, y, { width: half });
    const below = paper.y;
    ink(paper, INK).text(clip(value, 200), box.x + half + 6, y, { width: box.width - half - 6 });
    paper.y = Math.max(below, paper.y) + 1;
  }
}

/** Enough of a text for any paper; what is longer ends in an ellipsis. */
export function clip(text: string, max: number): string {
  const clean = printable(text);
  return clean.length <= max ? clean : `${clean.slice(0, max - 1).toWellFormed()}…`;
}
