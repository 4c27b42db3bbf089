// The classic logs, where somebody has put them beside this repository: taken in as files and asked as pages ask, their figures are those of the
// data's own fact sheet, counted by another program.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromPetriNet } from '../conformance/replay-net.ts';
import { replayTokens } from '../conformance/replay-tokens.ts';
import { openTestSets, type TestSets } from '../data-sets/engine-context.fixture.ts';
import { readCaseLog } from '../log/read-case-log.ts';
import { namesOf } from './naive-mining.fixture.ts';
import { discoverModel } from './operations/discover-model.ts';
import { listVariants } from './operations/list-variants.ts';
import { showMap } from './operations/show-map.ts';
import { showObjectMap } from './operations/show-object-map.ts';
import { ModelView, ObjectMapView } from './schemas.ts';
import { acceptsWord } from './tree-language.fixture.ts';

const DATA = fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
/** The logs do not belong to this project. */
const isThere = existsSync(DATA);

let sets: TestSets;
beforeAll(async () => {
  sets = await openTestSets();
});
afterAll(() => sets.close());

async function bring(file: string): Promise<string> {
  const { dataSetId } = await sets.bring(readFileSync(path.join(DATA, file)));
  return dataSetId!;
}

/** `Check` with the shape's own type. */
const isOf = <T extends TSchema>(schema: T, value: unknown): value is Static<T> => Check(schema, value);

describe.skipIf(!isThere)('the figures of the fact sheet', () => {
  it.each([
    ['running-example.xes', 6, 42, 8, 6, 16, 1, 1, 2],
    ['08_receipt.xes.gz', 1434, 8577, 27, 116, 99, 713, 1, 14],
    ['reviewing.xes.gz', 100, 3730, 14, 96, 50, 2, 1, 2],
    ['roadtraffic100traces.xes', 100, 390, 10, 10, 18, 36, 1, 3],
    ['10_orders.xes.gz', 17, 154, 11, 4, 16, 5, 1, 1],
    ['partial_order_example.xes', 5, 25, 5, 5, 11, 1, 1, 2],
  ])('are those of %s', async (file, cases, events, activities, variants, edges, top, starts, ends) => {
    const dataset = await bring(`xes/${file}`);
    const map = await showMap.run(sets.context, { dataset });
    expect(map.log).toMatchObject({ cases, events });
    expect([map.activities.all, map.paths.all]).toEqual([activities, edges]);
    expect(map.nodes.filter((node) => node.starts > 0)).toHaveLength(starts);
    expect(map.nodes.filter((node) => node.ends > 0)).toHaveLength(ends);
    const list = await listVariants.run(sets.context, { dataset });
    expect([list.variants, list.items[0]!.cases]).toEqual([variants, top]);
  });
});

describe.skipIf(!isThere)('the running example', () => {
  it('has the process tree that the field knows, and a model in every format', async () => {
    const dataset = await bring('xes/running-example.xes');
    const model = await discoverModel.run(sets.context, { dataset, format: 'petri' });
    expect(model.text).toBe(
      "->( 'register request', *( ->( +( 'check ticket', X( 'examine casually', 'examine thoroughly' ) ), 'decide' ), " +
        "'reinitiate request' ), X( 'pay compensation', 'reject request' ) )",
    );
    expect(isOf(ModelView, model)).toBe(true);
    const set = await sets.context.sets.get(dataset);
    const [notion] = [model.log.notion];
    for (const trace of namesOf(await readCaseLog(set, notion)))
      expect(acceptsWord(model.net!, trace)).toBe(true);
    for (const format of ['bpmn', 'pnml'] as const)
      expect((await discoverModel.run(sets.context, { dataset, format })).xml).toContain(
        'examine thoroughly',
      );
  });
});

describe.skipIf(!isThere)('the receipt log', () => {
  it('fits its model without noise, and has a smaller one with noise', async () => {
    const dataset = await bring('xes/08_receipt.xes.gz');
    const whole = await discoverModel.run(sets.context, { dataset, format: 'petri' });
    const log = await readCaseLog(await sets.context.sets.get(dataset), whole.log.notion);
    const replay = replayTokens(fromPetriNet(whole.net!), log);
    expect([replay.fittingCases, replay.missing]).toEqual([1434, 0]);
    const main = await discoverModel.run(sets.context, { dataset, noise: 0.2, activities: 0.4 });
    expect(main.tree.length).toBeLessThan(whole.tree.length);
  });
});

describe.skipIf(!isThere)('the object-centric example', () => {
  it('counts each event once in every format of the same log', async () => {
    for (const file of ['ocel20_example.jsonocel', 'ocel20_example.xmlocel', 'ocel20_example.sqlite']) {
      const map = await showObjectMap.run(sets.context, { dataset: await bring(`ocel/${file}`) });
      expect(isOf(ObjectMapView, map)).toBe(true);
      expect(map.nodes.reduce((sum, node) => sum + node.events, 0)).toBe(13);
      expect(map.nodes).toHaveLength(8);
      expect(map.types).toHaveLength(4);
      expect(map.types.reduce((sum, type) => sum + type.objects, 0)).toBe(9);
      expect(map.types.reduce((sum, type) => sum + type.flattened, 0)).toBe(20);
    }
  });
});
