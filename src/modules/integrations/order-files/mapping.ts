// The single place that says what a mapping is: which files make an order, how their rows join, which column is which field.
// A mapping is plain JSON, checked here before any file is read; docs/concepts/import.md explains it.
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors, type InputProblem } from '../../../platform/command.ts';
import { Code, CountryCode, Currency, Text } from '../../../platform/schemas.ts';

const closed = { additionalProperties: false } as const;

/** `order_id` of the row itself, or `customers.customer_city` of a table that is looked up from it. */
const ColumnRef = Text(200);

const FieldObject = Type.Object(
  {
    column: Type.Optional(Type.Union([ColumnRef, Type.Array(ColumnRef, { minItems: 1, maxItems: 10 })])),
    value: Type.Optional(Text(500, { description: 'Always this' })),
    text: Type.Optional(
      Text(500, { description: 'Text with {column} in it; {a|b} is the first that is filled' }),
    ),
    map: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Text(500, { min: 0 }))),
    otherwise: Type.Optional(
      Text(500, { min: 0, description: 'What the map does not name; else it is a problem' }),
    ),
    fallback: Type.Optional(Text(500, { description: 'When nothing is there' })),
    scale: Type.Optional(Type.Number({ minimum: 0.000001, maximum: 1_000_000 })),
  },
  closed,
);
/** How a value is found: a column, or a constant, a text, a translation. */
const Field = Type.Union([ColumnRef, FieldObject]);
export type Field = Static<typeof Field>;

const Fields = Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Field, { maxProperties: 40 });

const Table = Type.Object(
  {
    file: Text(200, { description: 'Name of the file; * stands for anything, also .gz is found' }),
    key: Text(200, { description: 'Column that names the order (a lookup: the row)' }),
    optional: Type.Optional(Type.Boolean()),
    delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
    encoding: Type.Optional(Type.Enum(['utf-8', 'windows-1252'] as const)),
    format: Type.Optional(
      Type.Enum(['csv', 'json', 'ndjson'] as const, {
        description: 'By the end of the name unless told: .json, .ndjson and .jsonl, else CSV',
      }),
    ),
    records: Type.Optional(Text(200, { description: 'JSON: path of the list in a file that is one object' })),
    rows: Type.Optional(
      Text(200, {
        description:
          'JSON orders: path of a list in each order, such as items[], whose elements are the rows; order.x is the order’s x',
      }),
    ),
  },
  closed,
);
export type Table = Static<typeof Table>;

const Lookup = Type.Object(
  {
    ...Table.properties,
    from: Type.Record(Text(100), ColumnRef, {
      description: 'By table (orders, lines, payments or another lookup): the column that holds the key',
    }),
  },
  closed,
);

const AddressFields = Type.Object(
  {
    name: Type.Optional(Field),
    company: Type.Optional(Field),
    line1: Type.Optional(Field),
    line2: Type.Optional(Field),
    line3: Type.Optional(Field),
    line4: Type.Optional(Field),
    line5: Type.Optional(Field),
    postalCode: Type.Optional(Field),
    city: Field,
    region: Type.Optional(Field),
    country: Field,
    phone: Type.Optional(Field),
    latitude: Type.Optional(Field),
    longitude: Type.Optional(Field),
  },
  closed,
);

const optionalFields = <K extends string>(...names: K[]) =>
  Object.fromEntries(names.map((name) => [name, Type.Optional(Field)])) as Record<
    K,
    Type.TOptional<typeof Field>
  >;

const OrderFields = Type.Object(
  {
    placedAt: Field,
    status: Type.Optional(Field),
    ...optionalFields('sourceStatus', 'holdReason', 'approvedAt', 'shippedAt', 'deliveredAt', 'cancelledAt'),
    ...optionalFields(
      'closedAt',
      'promisedDate',
      'currency',
      'shipping',
      'discount',
      'shippingMethod',
      'note',
      'shippingTax',
      'tax',
      'total',
      'taxesIncluded',
      'purchaseOrderNumber',
      'allowBackorder',
    ),
    customer: Type.Optional(
      Type.Object(optionalFields('externalId', 'name', 'email', 'phone', 'locale'), closed),
    ),
    address: Type.Optional(AddressFields),
    billingAddress: Type.Optional(AddressFields),
    attributes: Type.Optional(Fields),
  },
  closed,
);

const LineFields = Type.Object(
  {
    sku: Field,
    unitPrice: Field,
    ...optionalFields('quantity', 'discount', 'tax', 'shipping', 'stage', 'location'),
    attributes: Type.Optional(Fields),
    mergeSame: Type.Optional(
      Type.Boolean({ description: 'Rows that differ in quantity alone become one line with their sum' }),
    ),
    skipWhenEmpty: Type.Optional(ColumnRef),
  },
  closed,
);

const PaymentFields = Type.Object(
  {
    method: Field,
    amount: Field,
    totalWhenEmpty: Type.Optional(
      Type.Boolean({ description: 'A payment without an amount is for all of the order' }),
    ),
    ...optionalFields('state', 'at', 'reference'),
    attributes: Type.Optional(Fields),
    skipWhenEmpty: Type.Optional(ColumnRef),
  },
  closed,
);

const VariantFields = Type.Object(
  {
    from: Text(100, { description: '`lines`, or the lookup table that lists what is sold' }),
    sku: Field,
    name: Field,
    ...optionalFields('weightGrams', 'lengthMm', 'widthMm', 'heightMm'),
    attributes: Type.Optional(Fields),
  },
  closed,
);

const Rejection = Type.Object(
  {
    column: ColumnRef,
    matches: Text(200, { description: 'Regular expression' }),
    code: Code(60),
    sentence: Text(300),
  },
  closed,
);

const Location = Type.Object(
  {
    code: Code(60),
    name: Text(200),
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
    city: Text(100),
    country: CountryCode,
    timeZone: Text(64),
  },
  closed,
);

const LocationFields = Type.Object(
  {
    from: Text(100, { description: 'Lookup table; rows of one code are one location at their mean' }),
    code: Field,
    name: Field,
    city: Field,
    region: Type.Optional(Field),
    latitude: Field,
    longitude: Field,
    country: CountryCode,
    timeZone: Text(64),
  },
  closed,
);

export const Mapping = Type.Object(
  {
    name: Code(60),
    description: Text(500),
    channel: Code(60),
    currency: Currency,
    timeZone: Text(64, { description: 'IANA name; of times in the files that carry no zone' }),
    rounding: Type.Optional(
      Type.Enum(['refuse', 'nearest'] as const, {
        description: 'Prices with more digits than the currency has; refused unless told',
      }),
    ),
    taxesIncluded: Type.Optional(Type.Boolean()),
    amounts: Type.Optional(
      Type.Enum(['decimal', 'minor'] as const, {
        description: 'minor: 1990 is 19.90 where the currency has two digits; decimal unless told',
      }),
    ),
    orders: Table,
    lines: Type.Optional({ ...Table, description: 'Absent: each row of the orders file is also a line' }),
    payments: Type.Optional({ ...Table, description: 'Absent: payment fields are read of the orders file' }),
    lookups: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' }), Lookup)),
    reject: Type.Optional(Type.Array(Rejection, { maxItems: 20 })),
    order: OrderFields,
    line: LineFields,
    payment: Type.Optional(PaymentFields),
    variants: Type.Optional(VariantFields),
    locations: Type.Optional(
      Type.Union([Type.Array(Location, { minItems: 1, maxItems: 1000 }), LocationFields]),
    ),
  },
  closed,
);
export type Mapping = Static<typeof Mapping>;

const compiled = Compile(Mapping);

/** A mapping, or what is wrong with it. */
export function readMapping(json: unknown): { mapping: Mapping } | { problems: InputProblem[] } {
  if (!compiled.Check(json)) return { problems: explainErrors(compiled.Errors(json)) };
  const mapping = json as Mapping;
  const problems = findFaults(mapping);
  return problems.length > 0 ? { problems } : { mapping };
}

function findFaults(mapping: Mapping): InputProblem[] {
  const problems: InputProblem[] = [];
  const tables = new Set(['orders', 'lines', 'payments', ...Object.keys(mapping.lookups ?? {})]);
  for (const [name, lookup] of Object.entries(mapping.lookups ?? {})) {
    for (const table of Object.keys(lookup.from))
      if (!tables.has(table)) problems.push({ at: `/lookups/${name}/from`, message: `no table ${table}` });
  }
  const { orders, lines, payments, lookups } = mapping;
  const others = { '/lines': lines, '/payments': payments };
  for (const [name, lookup] of Object.entries(lookups ?? {}))
    Object.assign(others, { [`/lookups/${name}`]: lookup });
  for (const [at, table] of Object.entries(others))
    if (table?.rows !== undefined)
      problems.push({ at: `${at}/rows`, message: 'only orders have rows of their own' });
  if (orders.rows !== undefined && lines)
    problems.push({ at: '/orders/rows', message: 'lines stand in a file of their own already' });
  const circle = findCircle(mapping);
  if (circle !== null) problems.push({ at: `/lookups/${circle}/from`, message: 'leads back to itself' });
  for (const rule of mapping.reject ?? []) {
    try {
      new RegExp(rule.matches);
    } catch {
      problems.push({ at: '/reject', message: `not a regular expression: ${rule.matches}` });
    }
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: mapping.timeZone });
  } catch {
    problems.push({ at: '/timeZone', message: 'is not an IANA time zone' });
  }
  for (const at of ['variants', 'locations'] as const) {
    const part = mapping[at];
    const from = part && 'from' in part ? part.from : undefined;
    if (from !== undefined && from !== 'lines' && !mapping.lookups?.[from])
      problems.push({ at: `/${at}/from`, message: `no lookup ${from}` });
  }
  return problems;
}

/** A lookup that is looked up, by way of others, from itself. */
function findCircle({ lookups = {} }: Mapping): string | null {
  const reaches = (from: string, goal: string, seen: Set<string>): boolean => {
    if (seen.has(from)) return false;
    seen.add(from);
    const next = Object.keys(lookups[from]?.from ?? {});
    return next.some((table) => table === goal || reaches(table, goal, seen));
  };
  return Object.keys(lookups).find((name) => reaches(name, name, new Set())) ?? null;
}
