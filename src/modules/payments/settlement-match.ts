// Matches the lines of a provider's payout file with the captures and refunds that it pays out, for who books it and for who looks at
// it first. Reads only.
import Type from 'typebox';
import type { Queryable } from '../../platform/db.ts';
import { Code } from '../../platform/schemas.ts';
import { matchLines } from './rules/settle-lines.ts';
import type { SettlementRow } from './settlement-file.ts';
import {
  type SettledOperation,
  type Settlement,
  type SettlementLine,
  selectOperationsByReference,
} from './store/settlements.ts';

const DAY_MS = 86_400_000;
/** Providers pay out within days; what is older is looked for by a person. */
const WINDOW_DAYS = 60;

export const SettlementInput = Type.Object(
  {
    provider: Code(60, 'Payment provider, as payments name it'),
    csv: Type.String({
      minLength: 1,
      maxLength: 900_000,
      description: 'Columns payout_id, payout_date, reference, currency, gross, fee, net; refunds below zero',
    }),
  },
  { additionalProperties: false },
);

export const payoutFields = {
  payoutId: Type.String(),
  paidOn: Type.String(),
  currency: Type.String(),
  grossMinor: Type.Integer(),
  feeMinor: Type.Integer(),
  netMinor: Type.Integer(),
  lines: Type.Integer(),
  differences: Type.Integer(),
};

export type MatchedPayout = Omit<Settlement, 'provider' | 'recordedAt' | 'recordedBy'>;

export interface MatchedFile {
  readonly payouts: MatchedPayout[];
  readonly lines: SettlementLine[];
  /** What the references of the file belong to. */
  readonly operations: SettledOperation[];
}

/** A payout whose lines disagree about its day or currency, or null. */
export function findMixedPayout(rows: readonly SettlementRow[]): string | null {
  const first = new Map<string, SettlementRow>();
  for (const row of rows) {
    const known = first.get(row.payoutId) ?? row;
    first.set(row.payoutId, known);
    if (row.currency !== known.currency || row.paidOn !== known.paidOn) return row.payoutId;
  }
  return null;
}

export const keysOf = (provider: string, rows: readonly SettlementRow[]) =>
  [...new Set(rows.map((row) => row.payoutId))].map((payoutId) => ({ provider, payoutId }));

/** `taken`: operations that earlier files of the set have settled; grows. */
export async function matchFile(
  db: Queryable,
  provider: string,
  rows: readonly SettlementRow[],
  taken: Set<string>,
): Promise<MatchedFile> {
  const days = rows.map((row) => Date.parse(`${row.paidOn}T00:00:00Z`)).sort((a, b) => a - b);
  const operations = await selectOperationsByReference(
    db,
    provider,
    [...new Set(rows.map((row) => row.reference))],
    new Date(days[0]! - WINDOW_DAYS * DAY_MS),
    new Date(days.at(-1)! + 2 * DAY_MS),
  );
  const payouts: MatchedPayout[] = [];
  const lines: SettlementLine[] = [];
  for (const [payoutId, own] of Map.groupBy(rows, (row) => row.payoutId)) {
    const { currency, paidOn } = own[0]!;
    const payoutLines = own.map(({ reference, grossMinor, feeMinor, netMinor }) => ({
      reference,
      grossMinor,
      feeMinor,
      netMinor,
    }));
    const matched = matchLines({ provider, payoutId, currency, lines: payoutLines }, operations, taken);
    lines.push(...matched);
    const differences = matched.filter((line) => line.problem !== null).length;
    payouts.push({ payoutId, paidOn, currency, ...sumOf(own), lines: own.length, differences });
  }
  return { payouts, lines, operations };
}

function sumOf(rows: readonly SettlementRow[]) {
  const sum = (field: 'grossMinor' | 'feeMinor' | 'netMinor') =>
    rows.reduce((all, row) => all + row[field], 0);
  return { grossMinor: sum('grossMinor'), feeMinor: sum('feeMinor'), netMinor: sum('netMinor') };
}
