import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fc } from '../../tests/support/property.ts';
import { type CsvItem, type CsvSource, type ReadCsvOptions, readCsv, writeCsv } from './csv.ts';

async function join(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function collect(source: CsvSource, options?: ReadCsvOptions): Promise<CsvItem[]> {
  const items: CsvItem[] = [];
  for await (const item of readCsv(source, options)) items.push(item);
  return items;
}

/** The bytes in pieces of `size`, to prove that no piece's edge matters. */
function inPieces(bytes: Buffer, size: number): CsvSource {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  return Readable.from(pieces);
}

const row = (line: number, values: Record<string, string>): CsvItem => ({ row: values, line });

interface Case {
  promise: string;
  input: string | Buffer;
  options?: ReadCsvOptions;
  expected: CsvItem[];
}

const bytes = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

const cases: Case[] = [
  {
    promise: 'reads rows by column name',
    input: 'a,b\n1,2\n3,4\n',
    expected: [row(2, { a: '1', b: '2' }), row(3, { a: '3', b: '4' })],
  },
  {
    promise: 'reads the last row without a newline',
    input: 'a,b\n1,2',
    expected: [row(2, { a: '1', b: '2' })],
  },
  {
    promise: 'leaves out the byte-order mark',
    input: '\uFEFFa,b\n1,2\n',
    expected: [row(2, { a: '1', b: '2' })],
  },
  {
    promise: 'reads Windows line ends',
    input: 'a,b\r\n1,2\r\n\r\n3,4\r\n',
    expected: [row(2, { a: '1', b: '2' }), row(4, { a: '3', b: '4' })],
  },
  {
    promise: 'keeps newlines, delimiters and doubled quotes inside quotes, and counts their lines',
    input: 'a,b\n"1\r\n2","x,""y"""\n3,4\n',
    expected: [row(2, { a: '1\r\n2', b: 'x,"y"' }), row(4, { a: '3', b: '4' })],
  },
  {
    promise: 'keeps empty fields and quoted empty rows',
    input: 'a\n""\n\nx\n',
    expected: [row(2, { a: '' }), row(4, { a: 'x' })],
  },
  {
    promise: 'finds a semicolon by itself',
    input: 'a;"b,c"\n1;2\n',
    expected: [row(2, { a: '1', 'b,c': '2' })],
  },
  { promise: 'finds a tab by itself', input: 'a\tb\n1,5\t2\n', expected: [row(2, { a: '1,5', b: '2' })] },
  {
    promise: 'uses the delimiter it is told',
    input: 'a,b|c\n1|2\n',
    options: { delimiter: '|' },
    expected: [row(2, { 'a,b': '1', c: '2' })],
  },
  {
    promise: 'trims names and names a nameless column by its place',
    input: ' a ,\n1,2\n',
    expected: [row(2, { a: '1', column_2: '2' })],
  },
  {
    promise: 'reports a short and a long row and reads their neighbours',
    input: 'a,b\n1,2\n3\n4,5\n6,7,8\n9,10\n',
    expected: [
      row(2, { a: '1', b: '2' }),
      { line: 3, problem: '2 fields expected, 1 found' },
      row(4, { a: '4', b: '5' }),
      { line: 5, problem: '2 fields expected, 3 found' },
      row(6, { a: '9', b: '10' }),
    ],
  },
  {
    promise: 'names the lines that a ragged row of several lines takes',
    input: 'a,b\n"1\n2"\n3,4\n',
    expected: [{ line: 2, problem: '2 fields expected, 1 found (lines 2 to 3)' }, row(4, { a: '3', b: '4' })],
  },
  {
    promise: 'reports invalid UTF-8 in its row and reads its neighbours, even over several lines',
    input: bytes('a,b\nü,2\n"x\n', 0xff, '",4\n5,ß\n'),
    expected: [
      row(2, { a: 'ü', b: '2' }),
      { line: 3, problem: 'not valid UTF-8' },
      row(5, { a: '5', b: 'ß' }),
    ],
  },
  {
    promise: 'keeps a replacement character that the file really holds',
    input: 'a\n\uFFFD\n',
    expected: [row(2, { a: '\uFFFD' })],
  },
  {
    promise: 'loses only the line of a quote that is never closed',
    input: 'a,b\n1,2\n3,"4\n5,6\n7,8\n',
    expected: [
      row(2, { a: '1', b: '2' }),
      { line: 3, problem: 'a quote is opened and never closed' },
      row(4, { a: '5', b: '6' }),
      row(5, { a: '7', b: '8' }),
    ],
  },
  {
    promise: 'loses only the line of an open quote that a later quote would seem to close',
    input: 'a,b\n1,"2\n3,4\n"5",6\n7,"8"\n',
    expected: [
      { line: 2, problem: 'text follows the closing quote of a field' },
      row(3, { a: '3', b: '4' }),
      row(4, { a: '5', b: '6' }),
      row(5, { a: '7', b: '8' }),
    ],
  },
  {
    promise: 'loses only the line of a stray quote inside a field',
    input: 'a,b\n5" pipe,1\n"x",2\n3,4\n',
    expected: [
      { line: 2, problem: 'a quote stands inside a field that does not begin with one' },
      row(3, { a: 'x', b: '2' }),
      row(4, { a: '3', b: '4' }),
    ],
  },
  {
    promise: 'reports a zero byte, which no text holds',
    input: 'a\nx\0y\nz\n',
    expected: [{ line: 2, problem: 'a zero byte stands in the text' }, row(3, { a: 'z' })],
  },
  {
    promise: 'reads UTF-16 by its mark',
    input: Buffer.from('\uFEFFa,b\nß,2\n', 'utf16le'),
    expected: [row(2, { a: 'ß', b: '2' })],
  },
  {
    promise: 'reads windows-1252 when told',
    input: bytes('a\n', 0x80, '5 ', 0xe9, '\n'),
    options: { encoding: 'windows-1252' },
    expected: [row(2, { a: '€5 é' })],
  },
  {
    promise: 'says that an empty file has no header',
    input: '',
    expected: [{ line: 1, problem: 'the file is empty: it has no header row' }],
  },
  { promise: 'has no rows for a header alone', input: 'a,b\n', expected: [] },
  {
    promise: 'stops at a header that names a column twice',
    input: 'a,a\n1,2\n',
    expected: [{ line: 1, problem: 'header: the header names "a" twice' }],
  },
  {
    promise: 'stops at a file with bare carriage returns',
    input: 'a,b\r1,2\r',
    expected: [
      { line: 1, problem: 'header: lines end with a bare carriage return: save the file with line feeds' },
    ],
  },
];

describe('readCsv', () => {
  it.each(cases)('$promise', async ({ input, options, expected }) => {
    expect(await collect(Readable.from([input]), options)).toEqual(expected);
  });

  it.each(cases)('$promise, however the bytes arrive', async ({ input, options, expected }) => {
    const all = Buffer.from(input as string);
    for (const size of [1, 2, 3, 5, 7]) expect(await collect(inPieces(all, size), options)).toEqual(expected);
  });

  it.each(cases)('$promise, compressed as well', async ({ input, options, expected }) => {
    expect(await collect(inPieces(gzipSync(input), 11), options)).toEqual(expected);
  });

  it('reports where a compressed file was cut, after the rows before it', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `${index},${Math.sin(index)}`).join('\n');
    const whole = gzipSync(`a,b\n${rows}\n`);
    const items = await collect(Readable.from([whole.subarray(0, whole.length / 2)]));
    expect(items.length).toBeGreaterThan(10_000);
    expect(items.at(-1)?.problem).toBe('the compressed file is cut or damaged here');
    expect(items[100]).toEqual(row(102, { a: '100', b: String(Math.sin(100)) }));
  });

  it('throws what the source throws', async () => {
    async function* source() {
      yield 'a,b\n1,2\n';
      throw new Error('the disk is gone');
    }
    await expect(collect(source())).rejects.toThrow('the disk is gone');
  });

  it('closes the source when its reader stops early', async () => {
    const source = Readable.from(Array.from({ length: 1000 }, () => gzipSync('a,b\n1,2\n')));
    for await (const item of readCsv(source)) if (item.row !== undefined) break;
    await new Promise((resolve) => setImmediate(resolve));
    expect(source.destroyed).toBe(true);
  });

  it('survives a line longer than a record may be, and an open quote before a megabyte of good rows', async () => {
    const good = '1,2\n'.repeat(400_000);
    const items = await collect(Readable.from([`a,b\n${'x'.repeat(3_000_000)},2\n1,"2\n${good}`]));
    expect(items.filter((item) => item.problem !== undefined)).toEqual([
      { line: 2, problem: 'longer than 1048576 bytes' },
      { line: 3, problem: 'a quote is opened and never closed' },
    ]);
    expect(items).toHaveLength(400_002);
    expect(items.at(-1)).toEqual(row(400_003, { a: '1', b: '2' }));
  });

  it('reads back whatever writeCsv wrote, in pieces of any size', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', ' ', 'ß', '=', "'", '漢'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { maxLength: 20 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, size) => {
          const columns = [0, 1].map((index) => ({
            header: `c${index}`,
            value: (pair: string[]) => pair[index],
          }));
          const written = await join(writeCsv(rows, columns, { guardFormulas: false }));
          const items = await collect(inPieces(Buffer.from(written), size), { delimiter: ',' });
          expect(items.map((item) => item.row)).toEqual(rows.map(([c0, c1]) => ({ c0, c1 })));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never loses a good row beside a bad one', async () => {
    const bad = fc.constantFrom('1', '1,2,3', 'x"y,2', '"x"y,2', 'x\0,2', '\u{FFFF}BAD,2');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(bad), { minLength: 1, maxLength: 60 }), async (lines) => {
        const body = lines.map((each, index) => each ?? `${index},"good ${index}"`);
        const encoded = Buffer.concat(
          ['a,b', ...body].map((line) => Buffer.concat([...encodeBroken(line), Buffer.from('\n')])),
        );
        const items = await collect(inPieces(encoded, 50));
        const expected = lines.flatMap((each, index) => (each === null ? [String(index)] : []));
        expect(items.flatMap((item) => item.row?.a ?? [])).toEqual(expected);
        expect(items.filter((item) => item.problem !== undefined)).toHaveLength(
          lines.length - expected.length,
        );
      }),
      { numRuns: 300 },
    );
  });
});

/** The mark BAD stands for a byte that is not UTF-8. */
function encodeBroken(line: string): Buffer[] {
  const [before, after] = line.split('\u{FFFF}BAD');
  return after === undefined
    ? [Buffer.from(line)]
    : [Buffer.from(before!), Buffer.from([0xc3]), Buffer.from(after)];
}

describe('writeCsv', () => {
  const write = async (values: (string | number | boolean | null)[], options = {}) => {
    const columns = [{ header: 'a', value: (value: string | number | boolean | null) => value }];
    return join(writeCsv(values, columns, options));
  };

  it('writes header, quotes and empty values', async () => {
    expect(await write(['x,y', 'say "hi"', null, 5, true, 'two\nlines'])).toBe(
      'a\r\n"x,y"\r\n"say ""hi"""\r\n""\r\n5\r\ntrue\r\n"two\nlines"\r\n',
    );
  });

  it('takes the power from formulas and leaves numbers alone', async () => {
    const guarded = await write(['=1+1', '+SUM(A1)', '-cmd', '@x', '-5.20', '+48123', -3]);
    expect(guarded.split('\r\n').slice(1, -1)).toEqual([
      "'=1+1",
      "'+SUM(A1)",
      "'-cmd",
      "'@x",
      '-5.20',
      '+48123',
      '-3',
    ]);
  });

  it('writes formulas as they are when told', async () => {
    expect(await write(['=1+1'], { guardFormulas: false })).toBe('a\r\n=1+1\r\n');
  });

  it('writes a byte-order mark and another delimiter when told', async () => {
    expect(await write(['x;y'], { byteOrderMark: true, delimiter: ';' })).toBe('\uFEFFa\r\n"x;y"\r\n');
  });
});

describe('a bad row that is asked for its cells', () => {
  it('tells what can be made out of it, so that a reader can say what it belonged to', async () => {
    const text = 'id,sku,note\n1,A,fine\n2,B\n3,C,"opened\n4,D,fine\n';
    const items = await collect(Readable.from([text]), { guessCells: true });
    expect(items.map((item) => (item.row ?? ('cells' in item ? item.cells : undefined))?.id)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(items.filter((item) => item.problem).length).toBe(2);
  });
});
