// The single place that finds variants: the distinct sequences of activities, with the cases of each. Sequences are found by a hash of 64 bits
// over the activities' names and compared in full before they count as one. A variant's id is that hash, the same in every log and filter.
import { type CaseLog, caseCountOf } from './case-log.ts';
import { hashNames, type NameHashes } from './hash-names.ts';

/** Variants by rank: most cases first, then shorter, then by id. */
export interface Variants {
  readonly count: number;
  /** Per case: the rank of its variant. */
  readonly rankOf: Int32Array;
  /** Per rank: how many cases. */
  readonly cases: Uint32Array;
  /** Per rank: a case that has it, the first of the log. */
  readonly first: Uint32Array;
  readonly ids: readonly string[];
}

interface Table {
  /** Per case: number of its variant by first appearance. */
  readonly numberOf: Int32Array;
  readonly first: number[];
  readonly cases: number[];
  readonly low: number[];
  readonly high: number[];
  /** Per variant: how many others before it have the same hash. */
  readonly twin: number[];
}

export function findVariants(log: CaseLog): Variants {
  const table = hashCases(log, hashNames(log.activities));
  const ids = table.low.map((low, at) => toId(table.high[at]!, low, table.twin[at]!));
  const { offsets } = log;
  const lengthOf = (variant: number): number =>
    offsets[table.first[variant]! + 1]! - offsets[table.first[variant]!]!;
  const order = Uint32Array.from(ids, (_, at) => at).sort(
    (a, b) => table.cases[b]! - table.cases[a]! || lengthOf(a) - lengthOf(b) || (ids[a]! < ids[b]! ? -1 : 1),
  );
  const rank = new Int32Array(order.length);
  order.forEach((variant, at) => {
    rank[variant] = at;
  });
  const rankOf = table.numberOf;
  for (let at = 0; at < rankOf.length; at++) rankOf[at] = rank[rankOf[at]!]!;
  return {
    count: order.length,
    rankOf,
    cases: Uint32Array.from(order, (variant) => table.cases[variant]!),
    first: Uint32Array.from(order, (variant) => table.first[variant]!),
    ids: Array.from(order, (variant) => ids[variant]!),
  };
}

function toId(high: number, low: number, twin: number): string {
  const text = (high >>> 0).toString(36).padStart(7, '0') + (low >>> 0).toString(36).padStart(7, '0');
  return twin === 0 ? text : `${text}${twin.toString(36).padStart(3, '0')}`;
}

function hashCases(log: CaseLog, names: NameHashes): Table {
  const { offsets, activity } = log;
  const cases = caseCountOf(log);
  const table: Table = { numberOf: new Int32Array(cases), first: [], cases: [], low: [], high: [], twin: [] };
  let slots = new Int32Array(1 << 12).fill(-1);
  for (let at = 0; at < cases; at++) {
    const end = offsets[at + 1]!;
    let low = 0x9e3779b9 | 0;
    let high = 0x7f4a7c15 | 0;
    for (let event = offsets[at]!; event < end; event++) {
      const done = activity[event]!;
      low = Math.imul(low ^ names.low[done]!, 0x85ebca6b);
      low ^= low >>> 15;
      high = Math.imul(((high << 7) | (high >>> 25)) + names.high[done]!, 0xc2b2ae35);
      high ^= high >>> 13;
    }
    table.numberOf[at] = findOrAdd(log, table, slots, at, low, high);
    if (table.first.length * 2 > slots.length) slots = growSlots(table, slots.length * 4);
  }
  return table;
}

/** Open addressing with steps of one; a slot holds the number of a variant. */
function findOrAdd(
  log: CaseLog,
  table: Table,
  slots: Int32Array,
  at: number,
  low: number,
  high: number,
): number {
  const mask = slots.length - 1;
  let twin = 0;
  let slot = (low ^ (high >>> 11)) & mask;
  for (; slots[slot]! >= 0; slot = (slot + 1) & mask) {
    const known = slots[slot]!;
    if (table.low[known] !== low || table.high[known] !== high) continue;
    if (sameSequence(log, table.first[known]!, at)) {
      table.cases[known]!++;
      return known;
    }
    twin++;
  }
  const added = table.first.push(at) - 1;
  table.cases.push(1);
  table.low.push(low);
  table.high.push(high);
  table.twin.push(twin);
  slots[slot] = added;
  return added;
}

function growSlots(table: Table, size: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(size).fill(-1);
  for (let variant = 0; variant < table.first.length; variant++) {
    let slot = (table.low[variant]! ^ (table.high[variant]! >>> 11)) & (size - 1);
    while (slots[slot]! >= 0) slot = (slot + 1) & (size - 1);
    slots[slot] = variant;
  }
  return slots;
}

function sameSequence({ offsets, activity }: CaseLog, one: number, other: number): boolean {
  const length = offsets[one + 1]! - offsets[one]!;
  if (offsets[other + 1]! - offsets[other]! !== length) return false;
  let left = offsets[one]!;
  let right = offsets[other]!;
  for (const end = left + length; left < end; left++, right++) {
    if (activity[left] !== activity[right]) return false;
  }
  return true;
}

/** Cases of each rank, lying together: those of rank r are `members[places[r]]` to before `places[r + 1]`, in the order of the log. */
export function groupByVariant(variants: Variants): { members: Uint32Array; places: Uint32Array } {
  const places = new Uint32Array(variants.count + 1);
  for (let rank = 0; rank < variants.count; rank++) places[rank + 1] = places[rank]! + variants.cases[rank]!;
  const next = places.slice();
  const members = new Uint32Array(variants.rankOf.length);
  for (let at = 0; at < members.length; at++) members[next[variants.rankOf[at]!]!++] = at;
  return { members, places };
}

/** Numbers of the activities of a case. */
export const sequenceOf = (log: CaseLog, at: number): Uint16Array =>
  log.activity.subarray(log.offsets[at]!, log.offsets[at + 1]!);
