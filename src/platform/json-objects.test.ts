import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type JsonItem, type ReadJsonOptions, readJsonObjects, readPath } from './json-objects.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(content: string | Buffer, options: ReadJsonOptions = {}, size = 7): Promise<JsonItem[]> {
  const items: JsonItem[] = [];
  for await (const item of readJsonObjects(inPieces(Buffer.from(content), size), options)) items.push(item);
  return items;
}

const LINES = { lines: true };

describe('one object a line', () => {
  it('is read whatever the pieces are in which it comes, plain or gzip', async () => {
    const text = '{"a":1}\r\n\n{"a":"ü"}\n{"a":[3]}';
    const expected = [
      { line: 1, value: { a: 1 } },
      { line: 3, value: { a: 'ü' } },
      { line: 4, value: { a: [3] } },
    ];
    for (const size of [1, 2, 7, 1000]) {
      expect(await read(text, LINES, size)).toEqual(expected);
      expect(await read(gzipSync(text), LINES, size)).toEqual(expected);
    }
    expect(await read(`\uFEFF${text}`, LINES)).toEqual(expected);
  });

  it('reports a bad line with its reason and goes on behind it', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"a":1}\n{"a":\n[1]\n'),
      Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d, 0x0a]),
      Buffer.from(`{"a":"${'x'.repeat(100)}"}\n5\n{"a":2}\n`),
    ]);
    const items = await read(bytes, { ...LINES, maxLineBytes: 60 });
    expect(items.map((item) => [item.line, item.problem])).toEqual([
      [1, undefined],
      [2, 'it is not valid JSON'],
      [3, 'it is a list, not an object'],
      [4, 'its text is not valid UTF-8'],
      [5, 'it is longer than 0 MB'],
      [6, 'it is a number, not an object'],
      [7, undefined],
    ]);
  });

  it('gives what came before a compressed file breaks off, and says where that was', async () => {
    // Without repetition, so that what is packed can be cut in its midst.
    const lines = Array.from({ length: 5000 }, (_, index) => JSON.stringify({ a: Math.sin(index) }));
    const packed = gzipSync(lines.join('\n'));
    const items = await read(packed.subarray(0, packed.length / 2), LINES, 4096);
    expect(items.length).toBeGreaterThan(1000);
    expect(items.at(-1)!.problem).toBe('the compressed file is cut or damaged here');
    expect(items.filter((item) => item.problem !== undefined).length).toBeLessThanOrEqual(2);
  });

  it('is refused when it is empty', async () => {
    await expect(read('\n \n', LINES)).rejects.toThrow('is empty');
  });
});

describe('an array', () => {
  it('is read from the root or from the path that is named', async () => {
    const expected = [
      { line: 1, value: { a: 1 } },
      { line: 2, value: { a: 2 } },
    ];
    expect(await read('[{"a":1},{"a":2}]')).toEqual(expected);
    expect(
      await read(gzipSync('{"data":{"orders":[{"a":1},\n{"a":2}]}}\n'), { records: 'data.orders' }),
    ).toEqual(expected);
    expect(await read('[]')).toEqual([]);
  });

  it('reports an element that is no object or no UTF-8 by its number, and takes the others', async () => {
    const bytes = Buffer.concat([
      Buffer.from('[{"a":1},null,{"a":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"},"x",{"a":2}]'),
    ]);
    expect((await read(bytes)).map((item) => [item.line, item.problem])).toEqual([
      [1, undefined],
      [2, 'it is null, not an object'],
      [3, 'its text is not valid UTF-8'],
      [4, 'it is a text, not an object'],
      [5, undefined],
    ]);
  });

  it('takes a file whose lines are objects for what it is, whatever it is called', async () => {
    expect(await read('\n{"a":1}\n{"a":2}\n')).toEqual([
      { line: 2, value: { a: 1 } },
      { line: 3, value: { a: 2 } },
    ]);
  });

  it.each<[string, string, ReadJsonOptions]>([
    ['is not valid JSON', '[{"a":1},', {}],
    ['is an object, not a list', '{"orders":[]}', {}],
    ['has no list at data.orders', '{"data":{"orders":5}}', { records: 'data.orders' }],
    ['is larger than 0 MB', `[${'{"a":1},'.repeat(30)}{}]`, { maxBytes: 200 }],
  ])('%s: the file is refused with one sentence', async (sentence, text, options) => {
    await expect(read(text, options)).rejects.toThrow(sentence);
  });

  it('is refused when it is larger unpacked than may be read, however small it is packed', async () => {
    const packed = gzipSync(`[${' '.repeat(3_000_000)}]`);
    expect(packed.length).toBeLessThan(10_000);
    await expect(read(packed, { maxBytes: 2 * 1024 * 1024 })).rejects.toThrow('is larger than 2 MB');
  });
});

describe('values', () => {
  it('keeps the digits of whole numbers that a double would change', async () => {
    const [item] = await read('{"id":12345678901234567890,"price":19.9,"n":3}', LINES);
    expect(item!.value).toEqual({ id: '12345678901234567890', price: 19.9, n: 3 });
  });

  it('finds what stands at a path, keys with dots first, and nothing that JSON does not have', () => {
    const value = JSON.parse('{"a":{"b":[{"c":1}]},"a.b":2,"__proto__":{"x":1}}');
    expect(readPath(value, 'a.b')).toBe(2);
    expect(readPath(value, 'a.b.0.c')).toBe(1);
    expect(readPath(value, 'a.b.1.c')).toBeUndefined();
    expect(readPath(value, 'toString')).toBeUndefined();
    expect(readPath(value, 'a.constructor.name')).toBeUndefined();
  });
});
