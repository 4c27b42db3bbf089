// What a comparison of two rule tables says: no change of meaning may pass as none, and none may be made up.
import { describe, expect, it } from 'vitest';
import { compareTables } from './compare-tables.ts';
import { type ComparedTable, isAlike } from './differences.ts';

const column = (expression: string) => ({ id: '', label: expression, expression });
const row = (inputs: string[], outputs: string[], description = '', id = '') => ({
  id,
  description,
  inputs,
  outputs,
});
const TABLE: ComparedTable = {
  name: 'Screening',
  hitPolicy: 'FIRST',
  inputs: [column('payment'), column('totalMinor')],
  outputs: [column('screening')],
  rows: [
    row(['"on-account"', '>= 10000000'], ['"review"'], 'Large on account'),
    row(['"on-account", "paid"', '-'], ['"pass"']),
    row(['-', '>= 500000'], ['"review"']),
    row(['-', '-'], ['"pass"']),
  ],
};
const withRows = (rows: ComparedTable['rows'], more: Partial<ComparedTable> = {}) => ({
  ...TABLE,
  ...more,
  rows,
});
const rowsOf = (before: ComparedTable, after: ComparedTable) =>
  compareTables(before, after)
    .rows.filter(({ kind }) => kind !== 'same')
    .map(({ kind, before: was, after: is }) => `${kind} ${was ?? '–'} ${is ?? '–'}`);

describe('a comparison of two tables', () => {
  it('finds nothing in the same table, nor where a dash is written for an empty condition', () => {
    const dashes = withRows(
      TABLE.rows.map((each) => ({
        ...each,
        inputs: each.inputs.map((text) => (text === '-' ? '' : ` ${text} `)),
      })),
    );
    expect(isAlike(compareTables(TABLE, TABLE))).toBe(true);
    expect(isAlike(compareTables(TABLE, dashes))).toBe(true);
  });

  it('says a changed cell as it was and as it is, at its row and column', () => {
    const after = withRows(TABLE.rows.with(2, row(['-', '>= 750000'], ['"review"'])));
    const changed = compareTables(TABLE, after).rows.filter(({ kind }) => kind !== 'same');
    expect(changed).toMatchObject([{ kind: 'changed', before: 3, after: 3 }]);
    expect(changed[0]?.cells).toEqual([
      { before: '', after: '' },
      { before: '>= 500000', after: '>= 750000' },
      { before: '"review"', after: '"review"' },
    ]);
  });

  it('says a changed reason', () => {
    const after = withRows(TABLE.rows.with(0, { ...TABLE.rows[0]!, description: 'Above the limit' }));
    expect(compareTables(TABLE, after).rows[0]).toMatchObject({
      kind: 'changed',
      description: { before: 'Large on account', after: 'Above the limit' },
    });
  });

  it('says a row that is new and one that is gone, where each stood, and leaves all others alone', () => {
    const fresh = row(['"gift-card"', '-'], ['"pass"']);
    expect(rowsOf(TABLE, withRows([fresh, ...TABLE.rows]))).toEqual(['added – 1']);
    expect(rowsOf(TABLE, withRows(TABLE.rows.toSpliced(1, 1)))).toEqual(['removed 2 –']);
    const kinds = compareTables(TABLE, withRows(TABLE.rows.toSpliced(1, 1))).rows.map(({ before }) => before);
    expect(kinds).toEqual([1, 2, 3, 4]);
  });

  it('is not misled by ids that only count the rows', () => {
    const counted = (rows: ComparedTable['rows']) =>
      rows.map((each, at) => ({ ...each, id: `rule-${at + 1}` }));
    const fresh = row(['"gift-card"', '< 100'], ['"ask"']);
    const after = [fresh, ...TABLE.rows.with(2, row(['-', '>= 750000'], ['"review"']))];
    expect(rowsOf(withRows(counted(TABLE.rows)), withRows(counted(after)))).toEqual([
      'added – 1',
      'changed 3 4',
    ]);
  });

  it('knows a row by its id where every cell has changed', () => {
    const before = withRows([row(['"a"', '< 1'], ['"pass"'], '', 'Rule_a')]);
    const after = withRows([row(['"b"', '> 2'], ['"review"'], '', 'Rule_a')]);
    expect(rowsOf(before, after)).toEqual(['changed 1 1']);
  });

  it('says a moved row only where the order of rows decides', () => {
    const moved = [TABLE.rows[3]!, ...TABLE.rows.slice(0, 3)];
    expect(rowsOf(TABLE, withRows(moved))).toEqual(['moved 4 1']);
    const unique = { hitPolicy: 'UNIQUE' };
    expect(rowsOf(withRows(TABLE.rows, unique), withRows(moved, unique))).toEqual([]);
    expect(rowsOf(TABLE, withRows(moved, unique))).toEqual(['moved 4 1']);
  });

  it('shows a gone row beside its old neighbours when the row before it was moved away', () => {
    const after = withRows([TABLE.rows[2]!, TABLE.rows[3]!, TABLE.rows[0]!]);
    expect(compareTables(TABLE, after).rows.map(({ before }) => before)).toEqual([2, 3, 4, 1]);
    expect(rowsOf(TABLE, after)).toEqual(['removed 2 –', 'moved 1 3']);
  });

  it('counts rows that say the same one by one', () => {
    const twice = row(['"x"', '-'], ['"pass"']);
    expect(rowsOf(withRows([twice, twice]), withRows([twice, twice, twice]))).toEqual(['added – 3']);
    expect(rowsOf(withRows([twice, twice]), withRows([twice]))).toEqual(['removed 2 –']);
  });

  it('says which row counts, and the name', () => {
    const after = { ...TABLE, name: 'Look', hitPolicy: 'COLLECT' };
    expect(compareTables(TABLE, after)).toMatchObject({
      name: { before: 'Screening', after: 'Look' },
      hitPolicy: { before: 'FIRST', after: 'COLLECT' },
    });
    expect(isAlike(compareTables(TABLE, after))).toBe(false);
  });

  it('says what a column looked at, and settings that differ', () => {
    const before = { ...TABLE, inputs: [{ ...TABLE.inputs[0]!, id: 'In_1' }, TABLE.inputs[1]!] };
    const after = {
      ...TABLE,
      inputs: [{ id: 'In_1', label: 'payment', expression: 'payment.method' }, TABLE.inputs[1]!],
      outputs: [
        { ...TABLE.outputs[0]!, settings: { type: 'string', values: '"pass", "review"', fallback: '' } },
      ],
    };
    const changed = compareTables(before, after).columns.filter(({ kind }) => kind !== 'same');
    expect(changed).toMatchObject([
      { kind: 'changed', part: 'inputs', expression: { before: 'payment', after: 'payment.method' } },
      {
        kind: 'changed',
        part: 'outputs',
        settings: [
          { name: 'type', before: '', after: 'string' },
          { name: 'values', before: '', after: '"pass", "review"' },
        ],
      },
    ]);
  });

  it('tells rows that a new column changes from those that it leaves as they were', () => {
    const after = {
      ...TABLE,
      inputs: [column('country'), ...TABLE.inputs],
      rows: TABLE.rows.map((each, at) => ({ ...each, inputs: [at === 3 ? '"DE"' : '-', ...each.inputs] })),
    };
    const { columns } = compareTables(TABLE, after);
    expect(columns.map(({ kind }) => kind)).toEqual(['added', 'same', 'same', 'same']);
    expect(rowsOf(TABLE, after)).toEqual(['changed 4 4']);
  });

  it('says a column that is gone with what its cells held', () => {
    const after = {
      ...TABLE,
      inputs: TABLE.inputs.slice(0, 1),
      rows: TABLE.rows.map((each) => ({ ...each, inputs: each.inputs.slice(0, 1) })),
    };
    const { columns, rows } = compareTables(TABLE, after);
    const gone = columns.findIndex(({ kind }) => kind === 'removed');
    expect(columns[gone]).toMatchObject({ part: 'inputs', expression: { before: 'totalMinor', after: '' } });
    expect(rows[0]?.cells[gone]).toEqual({ before: '>= 10000000', after: '' });
  });

  it('takes any two tables, however unlike, in a moment', () => {
    const many = (seed: number) =>
      withRows(
        Array.from({ length: 3000 }, (_, at) =>
          row([`"${(at * 7919 + seed) % 100_003}"`, `>= ${at}`], ['"x"']),
        ),
      );
    const begun = performance.now();
    const { rows } = compareTables(many(1), many(50_000));
    expect(rows.filter(({ before }) => before !== null)).toHaveLength(3000);
    expect(rows.filter(({ after }) => after !== null)).toHaveLength(3000);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
