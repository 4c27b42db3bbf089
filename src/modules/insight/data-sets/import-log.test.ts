import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READ_LIMITS, type ReadLimits } from '../formats/limits.ts';
import { readLog } from '../formats/read-log.ts';
import { createReporter, Unreadable } from '../formats/report.ts';
import { openTestSets, type TestSets } from './engine-context.fixture.ts';

let sets: TestSets;
beforeAll(async () => {
  sets = await openTestSets();
});
afterAll(() => sets.close());

type Fields = Record<string, unknown>;
const relations = (...ids: string[]) => ids.map((objectId) => ({ objectId, qualifier: '' }));
const event = (id: string, more: Fields = {}) => ({
  id,
  type: 'a',
  time: '2026-01-01T00:00:00Z',
  relationships: relations('o'),
  ...more,
});
const ocel = (more: Fields = {}) =>
  JSON.stringify({
    objectTypes: [{ name: 't', attributes: [] }],
    eventTypes: [{ name: 'a', attributes: [{ name: 'n', type: 'integer' }] }],
    objects: [{ id: 'o', type: 't' }],
    events: [event('e1')],
    ...more,
  });
const xes = (inner: string) =>
  `<?xml version="1.0"?>\n<log xes.version="1849.2023" xes.features="nested-attributes">\n<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>\n${inner}\n</log>`;

describe('an import', () => {
  it.each<[name: string, file: string, codes: Record<string, number>, isTaken: boolean]>([
    ['takes a clean log without a word', ocel(), {}, true],
    [
      'keeps an event that is given twice the same once, and says so',
      ocel({ events: [event('e1'), event('e1')] }),
      { eventRepeated: 1 },
      true,
    ],
    [
      'refuses two different events of one id',
      ocel({ events: [event('e1'), event('e1', { type: 'b' })] }),
      { eventIdTaken: 1, typeUndeclared: 1 },
      false,
    ],
    [
      'keeps an object that is given twice the same once',
      ocel({
        objects: [
          { id: 'o', type: 't' },
          { id: 'o', type: 't' },
        ],
      }),
      { objectRepeated: 1 },
      true,
    ],
    [
      'refuses two different objects of one id',
      ocel({
        objects: [
          { id: 'o', type: 't' },
          { id: 'o', type: 'u' },
        ],
      }),
      { objectIdTaken: 1, typeUndeclared: 1 },
      false,
    ],
    [
      'leaves out relations to objects that are not there',
      ocel({ events: [event('e1', { relationships: relations('o', 'p', 'q') })] }),
      { objectUnknown: 2 },
      true,
    ],
    [
      'keeps a relation that is given twice once',
      ocel({ events: [event('e1', { relationships: relations('o', 'o') })] }),
      { relationRepeated: 1 },
      true,
    ],
    [
      'keeps circles of objects and says so',
      ocel({
        objects: [
          { id: 'o', type: 't', relationships: relations('p') },
          { id: 'p', type: 't', relationships: relations('o') },
          { id: 'q', type: 't', relationships: relations('q') },
        ],
      }),
      { relationCycle: 2 },
      true,
    ],
    [
      'keeps events without a time, or with one that nobody can read',
      ocel({ events: [event('e1', { time: undefined }), event('e2', { time: 'yesterday' })] }),
      { timeMissing: 1, timeUnreadable: 1 },
      true,
    ],
    [
      'keeps values that are not of their type as text',
      ocel({ events: [event('e1', { attributes: [{ name: 'n', value: 'many' }] })] }),
      { valueWrong: 1 },
      true,
    ],
    [
      'adds types that are used but not declared',
      ocel({ objects: [{ id: 'o', type: 'x' }] }),
      { typeUndeclared: 1 },
      true,
    ],
    [
      'refuses events without an id or a type',
      ocel({ events: [event(''), { id: 'e', time: '2026-01-01' }] }),
      { fieldMissing: 2 },
      false,
    ],
    [
      'replaces characters that cannot be stored',
      ocel({
        objects: [{ id: 'o', type: 't' }],
        events: [event('e\u0000', { attributes: [{ name: 'x', value: '\ud800' }] })],
      }),
      { characterReplaced: 2, attributeUndeclared: 1 },
      true,
    ],
    ['says that a log has no events', ocel({ events: [] }), { noRecords: 1 }, true],
    ['refuses a log without its lists', '{"objectTypes":[]}', { fieldMissing: 3 }, false],
    ['refuses JSON with a mistake', '{"objectTypes":[{]}', { syntax: 1 }, false],
    ['refuses JSON that goes on after its end', `${ocel()} x`, { syntax: 1 }, false],
    ['refuses a log that is cut off', ocel().slice(0, -8), { cutOff: 1 }, false],
    ['refuses XML that is cut off', xes('<trace><event>').replace('</log>', ''), { cutOff: 1 }, false],
    [
      'numbers cases of the same name',
      xes(
        '<trace><string key="concept:name" value="c"/></trace><trace><string key="concept:name" value="c"/></trace>',
      ),
      { caseRepeated: 1, noRecords: 1 },
      true,
    ],
    [
      'refuses a log in XML that uses an entity of its own, so none can grow',
      `<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<log xes.version="1849.2023"><string key="x" value="&b;"/></log>`,
      { syntax: 1 },
      false,
    ],
    [
      'refuses a log in XML that would have something fetched',
      `<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<log xes.version="1849.2023"><string key="x" value="&a;"/></log>`,
      { syntax: 1 },
      false,
    ],
    [
      'refuses a database that is none',
      `SQLite format 3\u0000${'x'.repeat(200)}`,
      { notADatabase: 1 },
      false,
    ],
    [
      'puts the type before ids that several types share',
      `ocel:eid,ocel:activity,ocel:timestamp,ocel:type:order,ocel:type:item\n1,a,2026-01-01T00:00:00Z,"['1']","['1','2']"\n`,
      { objectIdShared: 1 },
      true,
    ],
    [
      'refuses rows of CSV that cannot be read',
      'case,activity,time\nA,x\nB,y,2026-01-01T00:00:00Z\n',
      { rowWrong: 1 },
      false,
    ],
  ])('%s', async (_name, file, codes, isTaken) => {
    const before = (await sets.context.sets.list()).length;
    const { dataSetId, report } = await sets.bring(file);
    expect(Object.fromEntries(report.counts.map(({ code, count }) => [code, count]))).toEqual(codes);
    expect(dataSetId !== null).toBe(isTaken);
    expect((await sets.context.sets.list()).length).toBe(before + (isTaken ? 1 : 0));
  });

  it.each([
    ['as Python writes it', `['1','2']`, ['1', '2']],
    ['as JSON', '[""1"", 2, {""n"":3}]', ['1', '2', '{"n":3}']],
    ['bare', '[1a, b c]', ['1a', 'b c']],
    ['of both quotes', `[""1"", 'it\\'s']`, ['1', "it's"]],
    ['with nothing in it', '[ ]', []],
    ['that is no list', '[1', ['[1']],
  ])('reads ids of objects in CSV from a list: %s', async (_name, cell, ids) => {
    const { dataSetId } = await sets.bring(`activity,time,ocel:type:item\na,2026-01-01,"${cell}"\n`);
    const { events } = await sets.read(dataSetId!);
    expect(events[0]!.relations.map(({ objectId }) => objectId)).toEqual(ids);
  });

  it('says where, by line, event and object', async () => {
    const text = JSON.stringify(
      JSON.parse(
        ocel({ events: [event('e1'), event('e2', { time: 'never', relationships: relations('gone') })] }),
      ),
      null,
      1,
    );
    const line = text.split('\n').findIndex((each) => each.includes('"e2"'));
    const { report } = await sets.bring(text);
    expect(report.problems.map(({ code, place }) => [code, place])).toEqual([
      ['timeUnreadable', { line, event: 'e2' }],
      ['objectUnknown', { line, event: 'e2' }],
    ]);
  });

  it('shows the first hundred problems and counts all', async () => {
    const { report, dataSetId } = await sets.bring(
      ocel({ events: Array.from({ length: 250 }, (_, no) => event(`e${no}`, { time: '' })) }),
    );
    expect([report.problems.length, report.counts]).toEqual([
      100,
      [{ code: 'timeMissing', weight: 'warning', count: 250 }],
    ]);
    expect(dataSetId).not.toBeNull();
  });

  it('unpacks gzip, and refuses a damaged one', async () => {
    const packed = gzipSync(ocel());
    expect((await sets.bring(packed)).counts).toMatchObject({ events: 1 });
    expect((await sets.bring(packed.subarray(0, packed.length - 12))).report.counts).toEqual([
      { code: 'badZip', weight: 'error', count: 1 },
    ]);
  });

  it('keeps cases, lifecycle transitions, lists and nested attributes of XES', async () => {
    const { dataSetId } = await sets.bring(
      xes(`<trace><string key="concept:name" value="c1"/><float key="cost:total" value="2.5"><string key="cost:currency" value="EUR"/></float>
        <event><string key="concept:name" value="a"/><string key="lifecycle:transition" value="start"/><date key="time:timestamp" value="2026-01-01T01:00:00.5+01:00"/></event>
        <event><string key="concept:name" value="a"/><string key="lifecycle:transition" value="complete"/><string key="org:resource" value="Ana"/>
          <list key="parts"><values><int key="n" value="1"/><int key="n" value="2"/></values></list></event></trace>`),
    );
    const { objects, events } = await sets.read(dataSetId!);
    expect(objects).toMatchObject([
      { id: 'c1', type: 'case', attributes: { 'cost:total': 2.5, 'cost:total/cost:currency': 'EUR' } },
    ]);
    expect(events).toMatchObject([
      { type: 'a', time: 1_767_225_600_500_000n, attributes: { 'lifecycle:transition': 'start' } },
      {
        type: 'a',
        time: null,
        actor: 'Ana',
        attributes: { 'lifecycle:transition': 'complete', parts: [{ n: 1 }, { n: 2 }] },
      },
    ]);
  });
});

describe('the limits of an import', () => {
  const small: ReadLimits = {
    ...READ_LIMITS,
    bytes: 20_000,
    depth: 8,
    attributes: 5,
    textLength: 1000,
    types: 3,
  };
  async function codesOf(text: string): Promise<string[]> {
    const report = createReporter();
    const bytes = (async function* () {
      yield Buffer.from(text);
    })();
    try {
      const options = { format: null, mapping: null, limits: small, scratchFile: '/nonexistent' };
      for await (const _ of readLog(bytes, report, options));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
    return report.report().counts.map(({ code }) => code);
  }

  it.each([
    ['size', ocel({ more: 'x'.repeat(30_000) }), 'tooLarge'],
    ['depth of JSON', ocel({ objects: [JSON.parse('[[[[[[[[[[[[]]]]]]]]]]]]')] }), 'tooDeep'],
    ['depth of XML', xes('<string key="a" value="b">'.repeat(12)), 'tooDeep'],
    [
      'texts',
      ocel({ events: [event('e1', { attributes: [{ name: 'n', value: '1'.repeat(2000) }] })] }),
      'tooLong',
    ],
    ['texts of XML', xes(`<string key="a" value="${'b'.repeat(2000)}"/>`), 'tooLong'],
    [
      'attributes',
      ocel({
        events: [
          event('e1', { attributes: Array.from({ length: 9 }, (_, no) => ({ name: `n${no}`, value: '1' })) }),
        ],
      }),
      'tooManyAttributes',
    ],
    [
      'types',
      ocel({ eventTypes: Array.from({ length: 9 }, (_, no) => ({ name: `n${no}`, attributes: [] })) }),
      'tooManyTypes',
    ],
  ])('hold for %s', async (_name, text, code) => {
    expect(await codesOf(text)).toContain(code);
  });
});
