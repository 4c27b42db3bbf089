// The single place that tells how an import ended: counts for people, everything for programs, rejected rows as CSV.
import { writeFile } from 'node:fs/promises';
import { type ImportReport, placeText, type Rejection } from '../../modules/integrations/index.ts';
import { type CsvColumn, writeCsv } from '../../platform/csv.ts';
import type { Context } from '../context.ts';
import { CliError } from '../exit.ts';

const COLUMNS: readonly CsvColumn<Rejection>[] = [
  { header: 'file', value: (row) => row.file },
  { header: 'line', value: placeText },
  { header: 'key', value: (row) => row.key },
  { header: 'code', value: (row) => row.code },
  { header: 'sentence', value: (row) => row.sentence },
];

export async function writeRejections(file: string, rejections: readonly Rejection[]): Promise<void> {
  try {
    await writeFile(file, writeCsv(rejections, COLUMNS));
  } catch (error) {
    throw new CliError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

const SHOWN = 5;

export function showReport(
  { out }: Context,
  run: { mapping: string; mode: string; dryRun: boolean; seconds: number; reportFile: string | undefined },
  report: ImportReport,
): void {
  const { rejections, ...rest } = report;
  const seconds = Math.round(run.seconds * 10) / 10;
  const first = rejections.slice(0, 100).map(({ amountMicros: _, ...each }) => each);
  out.answer({ ...run, seconds, ...rest, rejected: rejections.length, rejections: first }, () => {
    const { orders } = report;
    const rate = Math.round((orders.accepted + orders.alreadyThere) / Math.max(run.seconds, 0.001));
    out.facts([
      [run.dryRun ? 'Would be imported' : 'Imported', `${orders.accepted} of ${orders.found} orders`],
      ['There already', orders.alreadyThere > 0 ? orders.alreadyThere : null],
      ['Rejected', `${orders.rejected} orders`],
      ['Goods', report.goods],
      ['Time', `${seconds} s (${rate} orders/s)`],
    ]);
    out.say('');
    out.table(
      ['File', 'Rows', 'Used', 'Rejected'],
      Object.entries(report.files).map(([file, { read, used, rejected }]) => [file, read, used, rejected]),
    );
    if (rejections.length === 0) return;
    out.say('');
    out.table(
      ['Reason', 'Rows', 'Worth'],
      Object.entries(report.reasons).map(([code, { rows, amount }]) => [code, rows, amount]),
    );
    out.say('');
    for (const each of rejections.slice(0, SHOWN))
      out.say(`${each.file}:${placeText(each)}  ${each.key}  ${each.sentence}`);
    if (rejections.length > SHOWN)
      out.say(
        run.reportFile
          ? `All ${rejections.length} are in ${run.reportFile}.`
          : `… ${rejections.length} in all: --report writes them.`,
      );
  });
}
