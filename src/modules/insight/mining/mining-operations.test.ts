// What mining answers when it is asked as servers ask it: every operation over a log that was brought in as a file, its shape, its pages, its
// refusals, and that what a map counts is what the drill-down lists.
import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ItemRefused } from '../../../platform/errors.ts';
import { openTestSets, type TestSets } from '../data-sets/engine-context.fixture.ts';
import { LEFT_OUT } from '../log/read-case-log.ts';
import { createMiningRoutes } from './http.ts';
import { discoverModel } from './operations/discover-model.ts';
import { showBatches, showHandOvers, showRework } from './operations/find-patterns.ts';
import { listCases, readCase } from './operations/list-cases.ts';
import { listActivities, listAttributes } from './operations/list-names.ts';
import { listVariants, readVariant } from './operations/list-variants.ts';
import { showAnimation, showDottedChart } from './operations/show-cases.ts';
import { showMap } from './operations/show-map.ts';
import { showObjectMap } from './operations/show-object-map.ts';
import { miningOperations } from './operations.ts';
import * as patterns from './pattern-schemas.ts';
import * as shapes from './schemas.ts';

/** 40 orders: every fourth skips the check, every tenth is packed twice; the later the order, the longer the wait for it. */
function printLog(): string {
  const rows = ['case_id,activity,timestamp,resource,case:channel,case:total'];
  for (let order = 1; order <= 40; order++) {
    const steps = [
      'place',
      ...(order % 4 === 0 ? [] : ['check']),
      'pack',
      ...(order % 10 === 0 ? ['pack'] : []),
      'ship',
    ];
    steps.forEach((activity, at) => {
      const time = new Date(Date.UTC(2026, 0, order, 8) + at * order * 60_000).toISOString();
      const who = activity === 'pack' ? 'warehouse:ben' : 'shop:anna';
      rows.push(`o${order},${activity},${time},${who},${order % 2 === 0 ? 'web' : 'shop'},${order * 10}`);
    });
  }
  return `${rows.join('\n')}\n`;
}

let sets: TestSets;
let dataset: string;
beforeAll(async () => {
  sets = await openTestSets();
  dataset = (await sets.bring(printLog(), { format: 'csv' })).dataSetId!;
});
afterAll(() => sets.close());

const filterOf = (filter: unknown) => ({ dataset, filter: JSON.stringify(filter) });
const problemsOf = (schema: TSchema, value: unknown) =>
  [...Errors(schema, JSON.parse(JSON.stringify(value)))].map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );

describe('every answer', () => {
  const ask: [string, TSchema, () => Promise<unknown>][] = [
    ['map', shapes.MapView, () => showMap.run(sets.context, { dataset, paths: 0.5, activities: 0.75 })],
    ['variants', shapes.VariantsView, () => listVariants.run(sets.context, { dataset })],
    ['cases', shapes.CasesView, () => listCases.run(sets.context, { dataset })],
    ['case', shapes.CaseDetail, () => readCase.run(sets.context, { dataset, no: 1 })],
    ['activities', shapes.ActivitiesView, () => listActivities.run(sets.context, { dataset })],
    ['attributes', shapes.AttributesView, () => listAttributes.run(sets.context, { dataset })],
    ['object map', shapes.ObjectMapView, () => showObjectMap.run(sets.context, { dataset })],
    ['model', shapes.ModelView, () => discoverModel.run(sets.context, { dataset, format: 'petri' })],
    ['dotted chart', shapes.DottedChartView, () => showDottedChart.run(sets.context, { dataset })],
    ['animation', shapes.AnimationView, () => showAnimation.run(sets.context, { dataset })],
    ['rework', patterns.ReworkView, () => showRework.run(sets.context, { dataset })],
    [
      'hand-overs',
      patterns.HandOversView,
      () => showHandOvers.run(sets.context, { dataset, by: 'department' }),
    ],
    ['batches', patterns.BatchesView, () => showBatches.run(sets.context, { dataset, gapSeconds: 86_400 })],
  ];
  it.each(ask)('has the shape that is promised: %s', async (_, schema, answer) => {
    expect(problemsOf(schema, await answer())).toEqual([]);
  });

  it('keeps its shape when nothing is left of the log', async () => {
    const nothing = filterOf({ from: '2030-01-01T00:00:00Z' });
    for (const operation of miningOperations) {
      if (['insight.readVariant', 'insight.readCase', 'insight.showObjectMap'].includes(operation.name))
        continue;
      const answer = (await operation.run(sets.context, nothing)) as { log: shapes.LogSummary };
      expect(answer.log).toMatchObject({ cases: 0, events: 0, ofCases: 40, from: null });
    }
  });

  it('is empty for a live log that has only begun, and says what maps of it leave out', async () => {
    const map = await showMap.run(sets.context, {});
    expect(map).toMatchObject({ nodes: [], edges: [], seconds: null });
    expect(map.log).toMatchObject({ dataset: 'live', notion: 'order', cases: 0 });
    expect(map.log.leftOut).toEqual({ activities: [...LEFT_OUT], events: 0 });
    expect(LEFT_OUT).toEqual(expect.arrayContaining(['notifications.*', 'workflow.*']));
    const whole = await showMap.run(sets.context, { everything: true });
    expect(whole.log.leftOut.activities).toEqual([]);
    expect((await listActivities.run(sets.context, {})).items).toEqual([]);
  });

  it('has a route', () => {
    const never = () => Promise.reject(new Error('never asked'));
    const routes = createMiningRoutes({ engine: { ask: never, send: never, receive: never } });
    const names = routes.map((route) => ('name' in route ? route.name : ''));
    expect(names.sort()).toEqual(miningOperations.map(({ name }) => name).sort());
  });
});

describe('the drill-down', () => {
  it('lists as many cases as the map counts on a path', async () => {
    const map = await showMap.run(sets.context, { dataset });
    for (const { from, to, cases } of map.edges) {
      const path = { from, to, kind: 'directly', has: true } as const;
      const listed = await listCases.run(sets.context, { ...filterOf({ paths: [path] }), limit: 500 });
      expect([from, to, listed.items.length]).toEqual([from, to, cases]);
    }
  });

  it('lists as many cases as the map counts when activities are hidden, with those that are shown kept', async () => {
    const map = await showMap.run(sets.context, { dataset, activities: 0.75 });
    const keep = map.nodes.map(({ activity }) => activity);
    expect(keep.sort()).toEqual(['pack', 'place', 'ship']);
    const { from, to, cases } = map.edges.find((edge) => edge.from === 'place')!;
    expect([to, cases]).toEqual(['pack', 40]);
    const filter = { activities: { keep }, paths: [{ from, to, kind: 'directly', has: true }] };
    expect((await listCases.run(sets.context, { ...filterOf(filter), limit: 500 })).items).toHaveLength(40);
  });

  it('goes page by page without a gap or a case twice', async () => {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await listCases.run(sets.context, { dataset, limit: 7, after });
      ids.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
    expect(ids).toContain('o40');
  });

  it('reads a variant with its steps and its cases', async () => {
    const { items, variants, once } = await listVariants.run(sets.context, { dataset, limit: 2 });
    // place check pack ship: 30 less the two of 10 and 30; place pack ship: 8; packed twice: two of each.
    expect([variants, once]).toEqual([4, 0]);
    expect(items.map(({ cases, share }) => [cases, share])).toEqual([
      [28, 0.7],
      [8, 0.2],
    ]);
    const variant = await readVariant.run(sets.context, { dataset, variant: items[1]!.id });
    expect(variant.steps.map(({ activity }) => activity)).toEqual(['place', 'pack', 'ship']);
    expect(variant.steps[0]!.waiting).toBeNull();
    // Orders 4, 8, 12, 16, 24, 28, 32, 36 wait as many minutes.
    expect(variant.steps[1]!.waiting).toMatchObject({ count: 8, min: 240, max: 36 * 60, total: 160 * 60 });
    expect(variant.items.map(({ id }) => id)).toHaveLength(8);
    const filtered = await listCases.run(sets.context, filterOf({ variants: [items[1]!.id] }));
    expect(filtered.items.map(({ id }) => id)).toEqual(variant.items.map(({ id }) => id));
  });

  it('filters by attributes of the cases, as they are listed', async () => {
    const { items } = await listAttributes.run(sets.context, { dataset });
    const channel = items.find(({ name }) => name === 'channel')!;
    expect(channel).toMatchObject({ kind: 'text', cases: 40, missing: 0, distinct: 2 });
    const total = items.find(({ name }) => name === 'total')!;
    expect(total).toMatchObject({ kind: 'number', min: 10, max: 400, distinct: 40 });
    const filter = {
      attributes: [
        { name: 'channel', in: ['web'] },
        { name: 'total', min: 200 },
      ],
    };
    const listed = await listCases.run(sets.context, filterOf(filter));
    expect(listed.log.cases).toBe(11);
  });
});

describe('a question is refused', () => {
  const refusalOf = async (answer: Promise<unknown>) => {
    const error = await answer.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ItemRefused);
    return (error as ItemRefused).refusal;
  };

  it('for a filter that names what the log does not have, with the place', async () => {
    const filter = { paths: [{ from: 'place', to: 'fly', kind: 'directly', has: true }] };
    const refusal = await refusalOf(showMap.run(sets.context, filterOf(filter)));
    expect(refusal).toMatchObject({
      code: 'platform.invalid-input',
      details: { problems: [{ at: '/filter/paths/0/to' }] },
    });
  });

  it('for a variant, a case, an object type or a data set that is not there', async () => {
    const { context } = sets;
    const codes = await Promise.all(
      [
        readVariant.run(context, { dataset, variant: 'abc' }),
        readCase.run(context, { dataset, no: 4711 }),
        showMap.run(context, { dataset, notion: 'aeroplane' }),
        showMap.run(context, { dataset: '00000000-0000-4000-8000-000000000000' }),
      ].map(async (answer) => (await refusalOf(answer)).code),
    );
    expect(codes).toEqual([
      'insight.variant-unknown',
      'insight.case-unknown',
      'insight.notion-unknown',
      'insight.data-set-unknown',
    ]);
  });
});
