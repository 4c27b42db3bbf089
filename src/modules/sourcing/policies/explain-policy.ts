// The single place that puts the trace of a policy into words for people. It decides nothing.

import type { PolicyTrace } from '../types.ts';
import { cellOf, isOpen, readWord } from './compile-policy.ts';
import type { RuleRow, RuleTable } from './types.ts';

/** What happened, one sentence each. `tables`: those of the version that decided, where they are at hand. */
export function explainPolicy(trace: PolicyTrace, tables: readonly RuleTable[] = []): string[] {
  const title = `Policy ${trace.code}, version ${trace.version}`;
  const sentences = trace.rules.map((id) => {
    const place = describePlace(id);
    const found = findRow(tables, id);
    return found ? `${place} applied: ${describeRow(found.table, found.row)}.` : `${place} applied.`;
  });
  const skipped = trace.skipped.map((id) => `${describePlace(id)} failed on this order and was passed over.`);
  if (sentences.length === 0) sentences.push('None of its rules applied.');
  return [`${title} decided.`, ...sentences, ...skipped];
}

function describePlace(id: string): string {
  const at = id.lastIndexOf('/');
  return /^\d+$/.test(id.slice(at + 1)) && at > 0
    ? `Row ${id.slice(at + 1)} of table ${id.slice(0, at)}`
    : `Table ${id}`;
}

function findRow(tables: readonly RuleTable[], id: string): { table: RuleTable; row: RuleRow } | null {
  const at = id.lastIndexOf('/');
  const table = tables.find((each) => each.name === id.slice(0, at));
  const row = table?.rows[Number(id.slice(at + 1)) - 1];
  return table && row ? { table, row } : null;
}

/** Such as: because country is "DE", ships from location.kind = "store" only (stores first). */
function describeRow(table: RuleTable, row: RuleRow): string {
  const reasons = table.inputs.flatMap((input, at) =>
    isOpen(row.when[at]) ? [] : [`${input.trim()} is ${row.when[at]!.trim()}`],
  );
  const because = reasons.length > 0 ? `because ${reasons.join(' and ')}, ` : '';
  return `${because}${describeEffect(table, row)}${row.note ? ` (${row.note})` : ''}`;
}

function describeEffect(table: RuleTable, row: RuleRow): string {
  const where = cellOf(table, row, 'locations')?.trim() ?? 'every location';
  const amount = cellOf(table, row, 'amount')?.trim() ?? '';
  switch (readWord(cellOf(table, row, 'effect'))) {
    case 'exclude':
      return `nothing ships from ${where}`;
    case 'only':
      return `everything ships from ${where} or not at all`;
    case 'prefer':
      return `locations other than ${where} cost ${amount} more`;
    case 'surcharge':
      return `${where} costs ${amount} more`;
    case 'maxSplits':
      return `at most ${amount} locations beyond the first`;
    case 'shipComplete':
      return 'all or nothing';
    case 'keepTogether':
      return 'the lines ship together';
    case 'weight':
      return `${readWord(cellOf(table, row, 'cost'))} counts ${amount} times`;
    default:
      return 'no effect';
  }
}
