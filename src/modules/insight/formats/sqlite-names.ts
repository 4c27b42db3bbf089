// The single place for the names that OCEL 2.0 in SQLite needs: a table for each type, a column for each attribute. SQLite does not tell apart
// capital and small letters, and three columns are the format's own.
import { EXACT, type Refuses } from './exact.ts';
import type { Kind } from './records.ts';
import type { SurveyedType } from './survey.ts';

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const OWN_COLUMNS: ReadonlySet<string> = new Set([
  'ocel_id',
  'ocel_time',
  'ocel_changed_field',
  'rowid',
  'oid',
  '_rowid_',
]);
const MAX_COLUMNS = 1900;

export const refusesColumn: Refuses = (name) => name === '' || OWN_COLUMNS.has(name.toLowerCase());

/** `Create Purchase Order` becomes `CreatePurchaseOrder`, as the published example has it; a number is added where two become the same. */
export function tableNames(types: Iterable<string>): Map<string, string> {
  const taken = new Set<string>(['map_type', 'object']);
  const names = new Map<string, string>();
  for (const type of types) {
    const short = type.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 60) || 'Type';
    let name = short;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${short}${n}`;
    taken.add(name.toLowerCase());
    names.set(type, name);
  }
  return names;
}

export interface Columns {
  readonly columns: ReadonlyMap<string, Kind>;
  readonly refuses: Refuses;
}

/** The columns of a type's table; attributes that cannot have one go to `throughline:exact`. */
export function columnsOf({ attributes }: SurveyedType): Columns {
  const columns = new Map<string, Kind>();
  const taken = new Set<string>([EXACT]);
  let isShort = attributes.has(EXACT);
  for (const [name, kind] of attributes) {
    if (name === EXACT) continue;
    if (taken.has(name.toLowerCase()) || columns.size >= MAX_COLUMNS) isShort = true;
    else {
      taken.add(name.toLowerCase());
      columns.set(name, kind);
    }
  }
  if (isShort) columns.set(EXACT, 'string');
  return { columns, refuses: (name) => refusesColumn(name) || !columns.has(name) };
}
