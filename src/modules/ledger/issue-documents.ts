// The single place where documents get their numbers: both commands end here. Numbers are taken as the last thing before the
// rows are written, in the order of the items, and go back with a rollback: that keeps a series without gaps.

import type { CommandTx } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import { documentEntries, formatNumber } from './rules.ts';
import { insertInvoices, postEntries, takeNumbers } from './store.ts';
import type { DocumentKind, Invoice } from './types.ts';

/** A document that is decided but has no number yet; `index` is its item's place in the set. */
export type Draft = Omit<Invoice, 'number' | 'numberText'> & { index: number };

/** Numbers, writes and books `drafts`, all of one kind; those whose series does not exist are missing from the answer. */
export async function issueDocuments(
  tx: CommandTx,
  kind: DocumentKind,
  drafts: readonly Draft[],
): Promise<Map<number, Invoice>> {
  const bySeries = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const same = bySeries.get(draft.series);
    if (same) same.push(draft);
    else bySeries.set(draft.series, [draft]);
  }
  const issued = new Map<number, Invoice>();
  // Series are locked in the order of their names, so that two sets cannot wait for each other.
  for (const [series, same] of [...bySeries].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const numbers = await takeNumbers(tx, kind, series, same.length);
    if (!numbers) continue;
    same.forEach(({ index, ...draft }, at) => {
      const number = numbers.first + at;
      issued.set(index, { ...draft, number, numberText: formatNumber(numbers, number) });
    });
  }
  const documents = [...issued.values()];
  if (documents.length === 0) return issued;
  if ((await insertInvoices(tx, documents)) < documents.length) {
    throw new SetConflict('another transaction issued a document for the same source');
  }
  await postEntries(tx, documents.flatMap(documentEntries));
  return issued;
}
