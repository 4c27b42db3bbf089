// The single place that knows which fields a mapping reads of which table. JSON files need it: what is not read is not looked
// at, and what is read must be a value, not an object.
import type { Field, Mapping } from './mapping.ts';

type Group = Readonly<Record<string, unknown>>;

/** Paths that the mapping reads of `table`, keys among them. */
export function referencesOf(mapping: Mapping, table: string): string[] {
  const { lookups = {} } = mapping;
  const found = new Set<string>();
  const add = (reference: string, reader: string) => {
    const dot = reference.indexOf('.');
    const named = dot > 0 ? reference.slice(0, dot) : '';
    const isNamed = named === 'orders' || Object.hasOwn(lookups, named);
    if (isNamed ? named === table : reader === table)
      found.add(isNamed ? reference.slice(dot + 1) : reference);
  };
  const addAll = (group: unknown, reader: string) => {
    for (const reference of readGroup(group as Group)) add(reference, reader);
  };
  const lineTable = mapping.lines ? 'lines' : 'orders';
  const paymentTable = mapping.payments ? 'payments' : 'orders';
  const own = { orders: mapping.orders, lines: mapping.lines, payments: mapping.payments, ...lookups }[table];
  if (own) found.add(own.key);
  addAll(mapping.order, 'orders');
  // The currency of a row is asked where its amounts stand.
  if (mapping.order.currency)
    for (const reference of readField(mapping.order.currency)) add(reference, lineTable);
  addAll(mapping.line, lineTable);
  if (mapping.payment) addAll(mapping.payment, paymentTable);
  for (const rule of mapping.reject ?? []) add(rule.column, 'orders');
  for (const part of [mapping.variants, mapping.locations]) {
    if (!part || !('from' in part)) continue;
    const { from, ...fields } = part;
    addAll(fields, from === 'lines' ? lineTable : from);
  }
  for (const lookup of Object.values(lookups))
    for (const [source, column] of Object.entries(lookup.from))
      if (source === table || (source === 'lines' && lineTable === table)) found.add(column);
  return [...found];
}

/** Groups of fields in groups: only these names hold fields, so that an attribute may be called anything. */
const GROUPS: ReadonlySet<string> = new Set(['customer', 'address', 'billingAddress', 'attributes']);
const NOT_FIELDS: ReadonlySet<string> = new Set(['mergeSame', 'totalWhenEmpty', 'timeZone']);

function* readGroup(group: Group, isFree = false): Generator<string> {
  for (const [name, value] of Object.entries(group)) {
    if (value === undefined || (!isFree && NOT_FIELDS.has(name))) continue;
    if (!isFree && GROUPS.has(name)) yield* readGroup(value as Group, name === 'attributes');
    else yield* readField(value as Field);
  }
}

function* readField(field: Field): Generator<string> {
  if (typeof field === 'string') {
    yield field;
    return;
  }
  yield* [field.column ?? []].flat();
  for (const [, references] of (field.text ?? '').matchAll(/\{([^}]+)\}/g))
    for (const reference of references!.split('|')) if (!/^'.*'$/.test(reference)) yield reference;
}
