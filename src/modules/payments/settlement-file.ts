// A provider's payout file as CSV. Columns (any order, comma, semicolon or tab): payout_id, payout_date (YYYY-MM-DD), reference (the
// provider's own of a capture or refund), currency, gross (refunds below zero), fee, net.
import { readCsv } from '../../platform/csv.ts';
import { parseMinor } from '../../platform/money.ts';

export const SETTLEMENT_COLUMNS = [
  'payout_id',
  'payout_date',
  'reference',
  'currency',
  'gross',
  'fee',
  'net',
] as const;

export interface SettlementRow {
  readonly payoutId: string;
  readonly paidOn: string;
  readonly currency: string;
  readonly reference: string;
  readonly grossMinor: number;
  readonly feeMinor: number;
  readonly netMinor: number;
}

export type SettlementFile =
  | { readonly ok: true; readonly rows: SettlementRow[] }
  | { readonly ok: false; readonly line: number; readonly problem: string };

/** All rows, or the first problem with its line. */
export async function readSettlementFile(csv: string): Promise<SettlementFile> {
  const rows: SettlementRow[] = [];
  for await (const item of readCsv(inPieces(csv))) {
    if (item.problem !== undefined) return { ok: false, line: item.line, problem: item.problem };
    const row = readRow(item.row);
    if (typeof row === 'string') return { ok: false, line: item.line, problem: row };
    rows.push(row);
  }
  if (rows.length === 0) return { ok: false, line: 1, problem: 'the file has no lines' };
  return { ok: true, rows };
}

async function* inPieces(text: string): AsyncGenerator<string> {
  yield text;
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

function readRow(cells: Readonly<Record<string, string>>): SettlementRow | string {
  for (const column of SETTLEMENT_COLUMNS) if (!cells[column]?.trim()) return `${column} is missing`;
  const text = (column: (typeof SETTLEMENT_COLUMNS)[number]) => cells[column]!.trim();
  const [payoutId, reference, currency, paidOn] = [
    text('payout_id'),
    text('reference'),
    text('currency'),
    text('payout_date'),
  ];
  if (payoutId.length > 100 || reference.length > 200) return 'payout_id or reference is too long';
  if (!/^[A-Z]{3}$/.test(currency)) return 'currency is no ISO 4217 code';
  if (!DAY.test(paidOn) || Number.isNaN(Date.parse(`${paidOn}T00:00:00Z`)))
    return 'payout_date is not a date (YYYY-MM-DD)';
  const amounts = (['gross', 'fee', 'net'] as const).map((column) => parseMinor(text(column), currency));
  const [grossMinor, feeMinor, netMinor] = amounts;
  if (grossMinor === null || feeMinor === null || netMinor === null)
    return 'gross, fee and net are amounts such as -12.90';
  if (grossMinor! - feeMinor! !== netMinor!) return 'gross less fee is not net';
  if (grossMinor === 0) return 'gross is zero';
  return {
    payoutId,
    paidOn,
    currency,
    reference,
    grossMinor: grossMinor!,
    feeMinor: feeMinor!,
    netMinor: netMinor!,
  };
}
