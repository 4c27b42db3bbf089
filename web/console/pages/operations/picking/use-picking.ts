// A pick list while it is picked: what the server says of it, with the scans that wait for the line counted in, and the answer to the
// last scan.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../../../api/call.ts';
import {
  type PickList,
  type PickRow,
  readPickList,
  type ScanResult,
  scanPickList,
} from '../../../../api/work.ts';
import { give, useSignals } from '../floor/signals.ts';
import { WORK_KEY } from '../floor/use-location.ts';
import { createScanLine, type ScanAsked, type ScanLine } from './scan-line.ts';

export type LastScan =
  | { tone: 'right'; barcode: string; result: ScanResult }
  | { tone: 'wrong'; barcode: string; error: unknown }
  | { tone: 'waiting'; barcode: string };

export const pickListKey = (pickListId: string) => ['pick-list', pickListId];

export function usePicking(pickListId: string) {
  const client = useQueryClient();
  const [isLoud] = useSignals();
  const loud = useRef(isLoud);
  loud.current = isLoud;
  const [waiting, setWaiting] = useState<readonly ScanAsked[]>([]);
  const [last, setLast] = useState<LastScan | null>(null);
  const query = useQuery({ queryKey: pickListKey(pickListId), queryFn: () => readPickList(pickListId) });
  const line = useRef<ScanLine | null>(null);
  useEffect(() => {
    const signal = (tone: 'right' | 'wrong') => loud.current && give(tone);
    line.current = createScanLine<ScanResult>({
      send: ({ barcode, key }) => scanPickList(pickListId, barcode, 1, key),
      onAnswer({ barcode }, result) {
        signal('right');
        setLast({ tone: 'right', barcode, result });
        client.setQueryData<PickList>(pickListKey(pickListId), (list) => list && countIn(list, result));
        if (!result.done) return;
        void client.invalidateQueries({ queryKey: pickListKey(pickListId) });
        void client.invalidateQueries({ queryKey: WORK_KEY });
      },
      onRefused({ barcode }, error) {
        signal('wrong');
        setLast({ tone: 'wrong', barcode, error });
        // Somebody else may have changed the list.
        void client.invalidateQueries({ queryKey: pickListKey(pickListId) });
      },
      onWaiting: setWaiting,
    });
  }, [client, pickListId]);
  const scan = (barcode: string) => {
    setLast({ tone: 'waiting', barcode });
    line.current?.add({ barcode, key: newIdempotencyKey() });
  };
  return { query, last, waiting, scan };
}

/** The list after one unit of it was found; its rows are read again when it is done. */
export function countIn(
  list: PickList,
  { sku, put, left }: Pick<ScanResult, 'sku' | 'put' | 'left'>,
): PickList {
  const units = put.reduce((sum, { quantity }) => sum + quantity, 0);
  const rows = list.rows.map((row) => (row.sku === sku ? { ...row, found: row.found + units } : row));
  return { ...list, rows, left };
}

/** Rows with what waits for the line counted in, as far as its barcodes are SKUs of the list. */
export function withWaiting(rows: readonly PickRow[], waiting: readonly ScanAsked[]): PickRow[] {
  return rows.map((row) => {
    const more = waiting.filter(({ barcode }) => barcode.toUpperCase() === row.sku.toUpperCase()).length;
    return more === 0 ? row : { ...row, found: Math.min(row.quantity, row.found + more) };
  });
}

/** What to fetch now: the first row that is not complete and not put off, else the first that was put off. */
export function nextRow(rows: readonly PickRow[], putOff: ReadonlySet<string>): PickRow | undefined {
  const open = rows.filter((row) => row.found < row.quantity);
  return open.find((row) => !putOff.has(row.sku)) ?? open[0];
}

/** The tote that the next unit of a row goes into: totes are filled one after another. */
export function nextTote({ totes, found }: Pick<PickRow, 'totes' | 'found'>): number | undefined {
  let before = 0;
  for (const { tote, quantity } of totes) {
    before += quantity;
    if (found < before) return tote;
  }
  return undefined;
}
