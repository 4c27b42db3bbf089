import { expect, it } from 'vitest';
import { createScanLine, type ScanAsked } from './scan-line.ts';

const scanOf = (barcode: string): ScanAsked => ({ barcode, key: `key-${barcode}` });

function lineWith(send: (scan: ScanAsked) => Promise<string>) {
  const told: string[] = [];
  let waiting: string[] = [];
  const line = createScanLine<string>({
    send,
    onAnswer: (_scan, result) => told.push(result),
    onRefused: (scan) => told.push(`no ${scan.barcode}`),
    onWaiting: (scans) => {
      waiting = scans.map(({ barcode }) => barcode);
    },
  });
  return { line, told, waiting: () => waiting };
}

it('sends scans one after another in the order in which they were made, and shows those that wait', async () => {
  const open: (() => void)[] = [];
  const sent: string[] = [];
  const { line, told, waiting } = lineWith((scan) => {
    sent.push(scan.barcode);
    return new Promise((resolve) => open.push(() => resolve(`yes ${scan.barcode}`)));
  });
  line.add(scanOf('A'));
  line.add(scanOf('B'));
  expect(sent).toEqual(['A']);
  expect(waiting()).toEqual(['A', 'B']);
  open[0]!();
  await expect.poll(() => sent).toEqual(['A', 'B']);
  expect(waiting()).toEqual(['B']);
  open[1]!();
  await expect.poll(() => told).toEqual(['yes A', 'yes B']);
  expect(waiting()).toEqual([]);
});

it('goes on behind a scan that was refused', async () => {
  const { line, told } = lineWith(async (scan) => {
    if (scan.barcode === 'X') throw new Error('unknown');
    return `yes ${scan.barcode}`;
  });
  for (const barcode of ['A', 'X', 'B']) line.add(scanOf(barcode));
  await expect.poll(() => told).toEqual(['yes A', 'no X', 'yes B']);
});
