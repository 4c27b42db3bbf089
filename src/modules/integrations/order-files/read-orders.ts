// The engine: reads the files of a mapping and gives out orders whole, each with its lines and payments, or with what is wrong
// with it. A bad row costs the order that it belongs to and no other. Tables fit in memory; the orders file is streamed.
import path from 'node:path';
import type { CsvRow } from '../../../platform/csv.ts';
import { createFieldReader, type FieldReader, type RowContext, RowProblem } from './fields.ts';
import type { Mapping } from './mapping.ts';
import { createRowReader, type RowReader } from './read-rows.ts';
import { readTable, type SourceFiles } from './source-files.ts';
import {
  type BadRow,
  type Place,
  placeText,
  type Rejection,
  type SourceLine,
  type SourceOrder,
  type SourcePayment,
  type SourceRow,
  type SourceVariant,
} from './source-orders.ts';

export interface OrderFiles {
  mapping: Mapping;
  fields: FieldReader;
  rows: RowReader;
  /** Names of the files whose rows are counted (not those of lookups). */
  counted: ReadonlyMap<string, { read: number }>;
  /** Orders in the order of the file. */
  orders(): AsyncGenerator<SourceOrder>;
  /** Rows that belong to no order, also bad ones of lookups; complete when `orders` has ended. */
  strays: Rejection[];
  /** What is sold, by SKU; complete when lines are loaded. */
  variants: ReadonlyMap<string, SourceVariant>;
  /** Units by location and SKU of all lines that could be read; `\n` between the two. */
  units: ReadonlyMap<string, number>;
  lookups: ReadonlyMap<string, ReadonlyMap<string, CsvRow>>;
}

interface Gathered<T> {
  parts: T[];
  faults: Rejection[];
  rows: Place[];
}

type Count = { read: number };

/** Loads everything but the orders themselves. Throws SourceError when a file cannot be used at all. */
export async function openOrderFiles(mapping: Mapping, files: SourceFiles): Promise<OrderFiles> {
  const lookups = new Map<string, ReadonlyMap<string, CsvRow>>();
  const strays: Rejection[] = [];
  for (const [name, lookup] of Object.entries(mapping.lookups ?? {})) {
    const table = new Map<string, CsvRow>();
    const file = files.get(name);
    if (file !== undefined)
      for await (const item of readTable(mapping, name, file)) {
        const key = item.row?.[lookup.key]?.trim();
        if (!item.row) strays.push(unreadable(item, { file: path.basename(file), line: item.line }, ''));
        else if (key !== undefined && !table.has(key)) table.set(key, item.row);
      }
    lookups.set(name, table);
  }
  const fields = createFieldReader(mapping, lookups);
  const rows = createRowReader(mapping, fields);
  const state = {
    mapping,
    fields,
    rows,
    lookups,
    counted: new Map<string, Count>(),
    strays,
    variants: new Map<string, SourceVariant>(),
    units: new Map<string, number>(),
  };
  if (mapping.variants && mapping.variants.from !== 'lines')
    for (const row of lookups.get(mapping.variants.from)!.values())
      keepVariant(state.variants, rows, { table: mapping.variants.from, row });
  if (!mapping.lines) {
    const groups = await groupRows(state, files.get('orders')!);
    return {
      ...state,
      async *orders() {
        yield* groups;
      },
    };
  }
  const lines = await gather(state, files, 'lines', (context, place) => {
    const line = rows.line(context, place);
    if (line) noteLine(state, line, context);
    return line;
  });
  const payments = await gather(state, files, 'payments', (context, place) => rows.payment(context, place));
  return { ...state, orders: () => streamOrders(state, files.get('orders')!, lines, payments) };
}

type State = Omit<OrderFiles, 'orders'> & {
  counted: Map<string, Count>;
  variants: Map<string, SourceVariant>;
  units: Map<string, number>;
};

function keepVariant(kept: Map<string, SourceVariant>, rows: RowReader, context: RowContext): void {
  const variant = rows.variant(context);
  if (variant === null) return;
  const known = kept.get(variant.sku);
  // A later row may have the name that the first one lacks.
  if (!known || (known.name === known.sku && variant.name !== variant.sku)) kept.set(variant.sku, variant);
}

function noteLine(state: State, line: SourceLine, context: RowContext): void {
  if (state.mapping.variants?.from === 'lines') keepVariant(state.variants, state.rows, context);
  if (line.location === undefined) return;
  const position = `${line.location}\n${line.sku}`;
  state.units.set(position, (state.units.get(position) ?? 0) + line.quantity);
}

function countIn(state: State, file: string): Count {
  const name = path.basename(file);
  let count = state.counted.get(name);
  if (!count) {
    count = { read: 0 };
    state.counted.set(name, count);
  }
  return count;
}

function fault(place: Place, key: string, error: unknown): Rejection {
  if (!(error instanceof RowProblem)) throw error;
  return { ...place, key, code: error.code, sentence: error.message };
}

function unreadable(item: BadRow, place: Place, key: string): Rejection {
  return { ...place, key, code: 'unreadable-row', sentence: `The row cannot be read: ${item.problem}.` };
}

/** All rows of a table beside the orders, by the order's key. */
async function gather<T extends Place>(
  state: State,
  files: SourceFiles,
  name: 'lines' | 'payments',
  read: (context: RowContext, place: Place) => T | null,
): Promise<Map<string, Gathered<T>>> {
  const gathered = new Map<string, Gathered<T>>();
  const file = files.get(name);
  if (file === undefined) return gathered;
  const { key: column } = state.mapping[name]!;
  const count = countIn(state, file);
  for await (const item of readTable(state.mapping, name, file)) {
    count.read += 1;
    const place = { file: path.basename(file), line: item.line, item: item.item };
    const key = (item.row ?? item.cells)?.[column]?.trim() ?? '';
    if (key === '') {
      const sentence = item.row ? `${column} is empty.` : `The row cannot be read: ${item.problem}.`;
      state.strays.push({ ...place, key, code: item.row ? 'value-missing' : 'unreadable-row', sentence });
      continue;
    }
    let group = gathered.get(key);
    if (!group) {
      group = { parts: [], faults: [], rows: [] };
      gathered.set(key, group);
    }
    group.rows.push(place);
    if (!item.row) group.faults.push(unreadable(item, place, key));
    else {
      try {
        const part = read({ table: name, row: item.row }, place);
        if (part) group.parts.push(part);
      } catch (error) {
        const amountMicros = name === 'lines' ? state.rows.worth({ table: name, row: item.row }) : undefined;
        group.faults.push({ ...fault(place, key, error), amountMicros });
      }
    }
  }
  return gathered;
}

async function* streamOrders(
  state: State,
  file: string,
  lines: Map<string, Gathered<SourceLine>>,
  payments: Map<string, Gathered<SourcePayment>>,
): AsyncGenerator<SourceOrder> {
  const count = countIn(state, file);
  const firstAt = new Map<string, number>();
  const name = path.basename(file);
  for await (const item of readTable(state.mapping, 'orders', file)) {
    count.read += 1;
    const place = { file: name, line: item.line, item: item.item };
    const key = (item.row ?? item.cells)?.[state.mapping.orders.key]?.trim() ?? '';
    if (key === '') {
      const sentence = item.row
        ? `${state.mapping.orders.key} is empty.`
        : `The row cannot be read: ${item.problem}.`;
      state.strays.push({ ...place, key, code: item.row ? 'value-missing' : 'unreadable-row', sentence });
      continue;
    }
    if (firstAt.has(key)) {
      const sentence = `The order stands in line ${firstAt.get(key)} already.`;
      state.strays.push({ ...place, key, code: 'duplicate-order', sentence });
      continue;
    }
    firstAt.set(key, item.line);
    const own = lines.get(key);
    const paid = payments.get(key);
    const faults = [...(own?.faults ?? []), ...(paid?.faults ?? [])];
    if (!item.row) faults.unshift(unreadable(item, place, key));
    const context: RowContext = { table: 'orders', row: item.row ?? {} };
    if (item.row) faults.push(...judge(state, context, place, key));
    yield {
      ...place,
      key,
      context,
      lines: own?.parts ?? [],
      payments: paid?.parts ?? [],
      faults,
      rows: [place, ...(own?.rows ?? []), ...(paid?.rows ?? [])],
    };
    lines.delete(key);
    payments.delete(key);
  }
  for (const [key, { rows }] of [...lines, ...payments])
    for (const place of rows)
      state.strays.push({
        ...place,
        key,
        code: 'order-unknown',
        sentence: `${name} has no order ${key.slice(0, 60)}.`,
      });
}

/** What the mapping's own rules say against a row. */
function judge(state: State, context: RowContext, place: Place, key: string): Rejection[] {
  for (const rule of state.mapping.reject ?? []) {
    const value = state.fields.read(rule.column, context) ?? '';
    if (new RegExp(rule.matches).test(value))
      return [{ ...place, key, code: rule.code, sentence: rule.sentence }];
  }
  return [];
}

/** Orders of a file whose rows are the lines: rows of one key are one order, wherever they stand. */
async function groupRows(state: State, file: string): Promise<SourceOrder[]> {
  const groups = new Map<string, SourceOrder>();
  const count = countIn(state, file);
  const name = path.basename(file);
  const { key: column } = state.mapping.orders;
  for await (const item of readTable(state.mapping, 'orders', file)) {
    count.read += 1;
    const place = { file: name, line: item.line, item: item.item };
    const key = (item.row ?? item.cells)?.[column]?.trim() ?? '';
    if (key === '') {
      const sentence = item.row ? `${column} is empty.` : `The row cannot be read: ${item.problem}.`;
      state.strays.push({ ...place, key, code: item.row ? 'value-missing' : 'unreadable-row', sentence });
      continue;
    }
    let order = groups.get(key);
    if (order && state.mapping.orders.rows !== undefined && order.line !== place.line) {
      const sentence = `The order stands at ${placeText({ line: order.line })} already.`;
      state.strays.push({ ...place, key, code: 'duplicate-order', sentence });
      continue;
    }
    if (!order) {
      order = {
        ...place,
        key,
        context: { table: 'orders', row: {} },
        lines: [],
        payments: [],
        faults: [],
        rows: [],
      };
      groups.set(key, order);
    }
    order.rows.push(place);
    addRow(state, order, item, place);
  }
  return [...groups.values()];
}

function addRow(state: State, order: SourceOrder, item: SourceRow | BadRow, place: Place): void {
  const { key } = order;
  if (!item.row) {
    order.faults.push(unreadable(item, place, key));
    return;
  }
  const row: RowContext = { table: 'orders', row: item.row };
  const isFirst = Object.keys(order.context.row).length === 0;
  // What the first row leaves empty may stand in a later one.
  for (const [column, value] of Object.entries(item.row))
    if (!order.context.row[column]?.trim()) order.context.row[column] = value;
  const judged = judge(state, row, place, key);
  if (judged.length > 0) {
    order.faults.push(...judged.map((each) => ({ ...each, amountMicros: state.rows.worth(row) })));
    return;
  }
  try {
    const context: RowContext = { table: 'lines', row: item.row, parent: order.context };
    const line = item.isWithoutLine ? null : state.rows.line(context, place);
    if (line) {
      noteLine(state, line, context);
      order.lines.push(line);
    }
    const payment = state.mapping.payment && isFirst ? state.rows.payment(row, place) : null;
    if (payment) order.payments.push(payment);
  } catch (error) {
    order.faults.push({ ...fault(place, key, error), amountMicros: state.rows.worth(row) });
  }
}
