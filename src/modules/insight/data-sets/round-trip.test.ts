import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { anyLog } from '../formats/any-log.fixture.ts';
import { comparable, sourceOf } from '../formats/memory-log.fixture.ts';
import { writeOcelJson } from '../formats/write-ocel-json.ts';
import { bytesOf, openTestSets, type TestSets } from './engine-context.fixture.ts';
import { exportLog } from './export-log.ts';

let sets: TestSets;
beforeAll(async () => {
  sets = await openTestSets();
});
afterAll(() => sets.close());

const ALL = { from: null, to: null };

describe.each(['ocel-json', 'ocel-xml', 'ocel-sqlite', 'xes', 'xes-gz'] as const)(
  'a data set exported as %s',
  (format) => {
    it('comes back as a data set that holds the same', { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(anyLog, async (log) => {
          const first = await sets.bring(await bytesOf(writeOcelJson(sourceOf(log))));
          expect(first.report.counts.filter(({ weight }) => weight === 'error')).toEqual([]);
          const before = await sets.read(first.dataSetId!);
          expect(comparable(before).events).toEqual(comparable(log).events);
          const file = await bytesOf(
            await exportLog(sets.context, {
              dataset: first.dataSetId!,
              format,
              notion: log.notion,
              span: ALL,
            }),
          );
          const second = await sets.bring(file);
          expect(second.report.counts.filter(({ weight }) => weight === 'error')).toEqual([]);
          const after = await sets.read(second.dataSetId!);
          const [a, b] = [comparable(before), comparable(after)];
          expect(b.events).toEqual(a.events);
          expect(b.objects).toEqual(a.objects);
          expect(b.properties).toEqual(a.properties);
          expect(b.types).toEqual(a.types);
          expect([...a.declared].filter((each) => !b.declared.has(each))).toEqual([]);
          expect(second.counts).toEqual(first.counts);
          await sets.context.sets.remove(first.dataSetId!);
          await sets.context.sets.remove(second.dataSetId!);
        }),
        { numRuns: 5 },
      );
    });
  },
);
