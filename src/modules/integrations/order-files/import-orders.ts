// The single place where orders go from files to a sender, batch by batch, and where each row's end is written down: imported,
// there already, or rejected with its reason. It knows no server: `send` does.

import type { ImportOrderInput } from '../../orders/index.ts';
import { formatMicros } from './amounts.ts';
import { createTotals } from './import-totals.ts';
import type { OrderFiles } from './read-orders.ts';
import { type Place, placeText, type Rejection, type SourceOrder } from './source-orders.ts';
import { type ImportMode, type OrderInput, toInput } from './to-input.ts';

export type SentOutcome = { ok: true; alreadyThere: boolean } | { ok: false; code: string; sentence: string };

export interface ImportOptions {
  mode: ImportMode;
  /** Takes a batch; null only validates. Outcomes in order. */
  send: ((inputs: readonly OrderInput[]) => Promise<readonly SentOutcome[]>) | null;
  batch: number;
  /** Batches under way at once. */
  concurrency: number;
  /** Orders taken from the files at most. */
  limit?: number | undefined;
  /** Orders that an earlier run has acknowledged, from the first on. */
  skip?: number | undefined;
  /** `done`: orders settled; `contiguous`: of them, those before which none is open. */
  onProgress?: ((done: number, contiguous: number) => void) | undefined;
}

export interface FileCount {
  read: number;
  used: number;
  rejected: number;
}

export interface ImportReport {
  orders: { found: number; accepted: number; alreadyThere: number; rejected: number; skipped: number };
  files: Record<string, FileCount>;
  /** Rows by reason, with what they would have been worth. */
  reasons: Record<string, { rows: number; amount: string }>;
  /** Lines of accepted orders as the files have them: quantity times price, every digit. */
  goods: string;
  /** False when a row is neither used nor reported (only with a limit). */
  complete: boolean;
  figures: Record<string, number>;
  rejections: Rejection[];
}

interface Pending {
  order: SourceOrder;
  input: OrderInput;
}

export async function importOrders(files: OrderFiles, options: ImportOptions): Promise<ImportReport> {
  const ledger = openLedger(files, options.mode);
  const waiting = new Set<Promise<void>>();
  let batch: Pending[] = [];
  let taken = 0;
  let skipped = 0;
  let failure: { error: unknown } | undefined;
  const progress = trackProgress(options);

  const flush = async () => {
    const sent = batch;
    batch = [];
    if (sent.length === 0) return;
    const settle = progress.begin(sent.length);
    const work = sendBatch(options, sent, ledger).then(settle, (error: unknown) => {
      failure ??= { error };
    });
    const tracked: Promise<void> = work.finally(() => waiting.delete(tracked));
    waiting.add(tracked);
    if (waiting.size >= options.concurrency) await Promise.race(waiting);
  };

  for await (const order of files.orders()) {
    if (failure !== undefined || (options.limit !== undefined && taken >= options.limit)) break;
    const read = toInput(files, order, options.mode);
    taken += 1;
    if ('fault' in read) {
      ledger.reject(order, read.fault);
      progress.begin(1)();
      continue;
    }
    if (taken <= (options.skip ?? 0)) {
      skipped += 1;
      ledger.accept(order, read.input, true);
      progress.begin(1)();
      continue;
    }
    batch.push({ order, input: read.input });
    if (batch.length >= options.batch) await flush();
  }
  if (failure === undefined) await flush();
  await Promise.all(waiting);
  if (failure !== undefined) throw failure.error;
  return ledger.close(options.limit !== undefined && taken >= options.limit, skipped);
}

async function sendBatch({ send }: ImportOptions, batch: readonly Pending[], ledger: Ledger): Promise<void> {
  const outcomes = send === null ? null : await send(batch.map((each) => each.input));
  batch.forEach(({ order, input }, index) => {
    const outcome = outcomes?.[index] ?? { ok: true as const, alreadyThere: false };
    if (outcome.ok) ledger.accept(order, input, outcome.alreadyThere);
    else {
      const { file, line, item, key } = order;
      ledger.reject(order, { file, line, item, key, code: outcome.code, sentence: outcome.sentence });
    }
  });
}

/** Batches end in any order; what may be skipped next time is what stands before the first that is open. */
function trackProgress({ onProgress }: ImportOptions) {
  const parts: { size: number; done: boolean }[] = [];
  let first = 0;
  let done = 0;
  let contiguous = 0;
  return {
    begin(size: number) {
      const part = { size, done: false };
      parts.push(part);
      return () => {
        part.done = true;
        done += size;
        while (parts[first]?.done) {
          contiguous += parts[first]!.size;
          first += 1;
        }
        onProgress?.(done, contiguous);
      };
    },
  };
}

interface Ledger {
  accept(order: SourceOrder, input: OrderInput, alreadyThere: boolean): void;
  reject(order: SourceOrder, cause: Rejection): void;
  close(limited: boolean, skipped: number): ImportReport;
}

/** Writes down what became of each row. */
function openLedger(files: OrderFiles, mode: ImportMode): Ledger {
  const rejections: Rejection[] = [];
  const used = new Map<string, number>();
  const totals = createTotals();
  const orders = { found: 0, accepted: 0, alreadyThere: 0, rejected: 0 };
  let goods = 0n;
  const use = (place: Place) => used.set(place.file, (used.get(place.file) ?? 0) + 1);
  return {
    accept(order, input, alreadyThere) {
      orders.found += 1;
      if (alreadyThere) orders.alreadyThere += 1;
      else orders.accepted += 1;
      order.rows.forEach(use);
      for (const line of order.lines) goods += line.amountMicros;
      if (mode === 'history') totals.add(input as ImportOrderInput);
    },
    reject(order, cause) {
      orders.found += 1;
      orders.rejected += 1;
      rejections.push(...rejectionsOf(order, cause));
    },
    close(limited, skipped) {
      rejections.push(...files.strays);
      const counts: Record<string, FileCount> = {};
      for (const [file, { read }] of files.counted)
        counts[file] = { read, used: used.get(file) ?? 0, rejected: 0 };
      const reasons: Record<string, { rows: number; micros: bigint }> = {};
      for (const { file, code, amountMicros } of rejections) {
        // A row of a table that is only looked up: not counted but when it is bad.
        counts[file] ??= { read: 0, used: 0, rejected: 0 };
        if (!files.counted.has(file)) counts[file].read += 1;
        counts[file].rejected += 1;
        reasons[code] ??= { rows: 0, micros: 0n };
        reasons[code].rows += 1;
        reasons[code].micros += amountMicros ?? 0n;
      }
      return {
        orders: { ...orders, skipped },
        files: counts,
        reasons: Object.fromEntries(
          Object.entries(reasons).map(([code, { rows, micros }]) => [
            code,
            { rows, amount: formatMicros(micros) },
          ]),
        ),
        goods: formatMicros(goods),
        complete: !limited && Object.values(counts).every((each) => each.read === each.used + each.rejected),
        figures: Object.fromEntries(totals.figures()),
        rejections,
      };
    },
  };
}

/** The order goes whole: each of its rows is named, with its own fault or with the one that took it along. */
function rejectionsOf(order: SourceOrder, cause: Rejection): Rejection[] {
  const at = (place: Place) => `${place.file}:${placeText(place)}`;
  const own = new Map(order.faults.map((each) => [at(each), each]));
  if (!own.has(at(cause))) own.set(at(cause), cause);
  const worth = new Map(order.lines.map((line) => [at(line), line.amountMicros]));
  return order.rows.map((place) => {
    const fault = own.get(at(place));
    if (fault) return { amountMicros: worth.get(at(place)), ...fault };
    const sentence = `Its order ${order.key.slice(0, 60)} is rejected for ${cause.file}, line ${placeText(cause)}.`;
    return { ...place, key: order.key, code: 'order-rejected', sentence, amountMicros: worth.get(at(place)) };
  });
}
