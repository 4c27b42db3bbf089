// Markdowns over a real database: set, changed, taken away, listed page by page, and every refusal; and what a run's opportunity costs
// become.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../../../../tests/support/application.ts';
import type { Actor } from '../../../platform/command.ts';
import { newUuid, type Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { loadVariants } from '../../catalog/index.ts';
import { SOURCING_FILES } from '../csv-files.ts';
import {
  createStockValueReader,
  readPastStockValues,
  type SourcingInput,
  writeOpportunityCosts,
} from '../index.ts';
import { listMarkdowns, listOpportunityCosts } from '../stock-values/list-stock-values.ts';

const PLANNER: Actor = { id: 'user:planner', role: 'operations' };
let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
}, 60_000);
afterAll(() => app.close());

const set = (sku: string, location: string, markdownMinor: number) =>
  app.accept(app.sourcing.setMarkdown, { sku, location, markdownMinor }, PLANNER);
const shown = async (query = {}) => {
  const { items } = await listMarkdowns(app.db, app.locations, query);
  return items.map(({ sku, location, markdownMinor }) => `${sku} ${location} ${markdownMinor}`);
};

describe('sourcing.setMarkdown', () => {
  it('sets, changes, leaves and takes away what a unit loses', async () => {
    expect(await set('MUG', 'BER', 150)).toEqual({
      ...{ sku: 'MUG', location: 'BER', markdownMinor: 150, outcome: 'created' },
    });
    expect((await set('MUG', 'BER', 150)).outcome).toBe('unchanged');
    expect((await set('MUG', 'BER', 90)).outcome).toBe('changed');
    expect(await shown()).toEqual(['MUG BER 90']);
    expect((await set('MUG', 'BER', 0)).outcome).toBe('removed');
    expect((await set('MUG', 'BER', 0)).outcome).toBe('unchanged');
    expect(await shown()).toEqual([]);
  });

  it('lets the last of two items of one set about one position win', async () => {
    const input = (markdownMinor: number) => ({ sku: 'TEE', location: 'LYS', markdownMinor });
    const answers = await app.executor.execute(
      app.sourcing.setMarkdown,
      [10, 20].map((minor) => ({ actor: PLANNER, input: input(minor) })),
    );
    expect(answers.map((answer) => answer.ok && answer.result.outcome)).toEqual(['created', 'changed']);
    expect(await shown({ sku: 'TEE' })).toEqual(['TEE LYS 20']);
    await set('TEE', 'LYS', 0);
  });

  it('refuses what has no stock of its own and places that do not exist, beside what it takes', async () => {
    const inputs = [
      { sku: 'GHOST', location: 'BER', markdownMinor: 1 },
      { sku: 'BREAKFAST', location: 'BER', markdownMinor: 1 },
      { sku: 'MUG', location: 'NOWHERE', markdownMinor: 1 },
      { sku: 'LAMP', location: 'LYS', markdownMinor: 1 },
    ];
    const answers = await app.executor.execute(
      app.sourcing.setMarkdown,
      inputs.map((input) => ({ actor: PLANNER, input })),
    );
    expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code))).toEqual([
      ...['sourcing.sku-unknown', 'sourcing.bundle-has-no-stock', 'sourcing.location-unknown', 'accepted'],
    ]);
    expect(await shown()).toEqual(['LAMP LYS 1']);
    await set('LAMP', 'LYS', 0);
  });

  it('does the same thing once under the same key', async () => {
    const call = {
      actor: PLANNER,
      input: { sku: 'PEN', location: 'AMS', markdownMinor: 7 },
      idempotencyKey: 'pen-1',
    };
    const [first] = await app.executor.execute(app.sourcing.setMarkdown, [call]);
    const [second] = await app.executor.execute(app.sourcing.setMarkdown, [call]);
    expect(second).toMatchObject({ ok: true, result: { outcome: 'created' } });
    expect(first).toMatchObject({ ok: true, result: { outcome: 'created' } });
    const { rows } = await app.db.pool.query(
      `select 1 from platform.events where type = 'sourcing.markdownSet' and objects::text like '%PEN%'`,
    );
    expect(rows).toHaveLength(1);
    await set('PEN', 'AMS', 0);
  });

  it('lists page by page, by SKU and location', async () => {
    for (const location of ['LIV', 'LYS', 'BER']) await set('MUG', location, 5);
    await set('BOOK', 'BER', 6);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listMarkdowns(app.db, app.locations, { limit: 2, ...(after ? { after } : {}) });
      seen.push(...page.items.map((item) => `${item.sku} ${item.location}`));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(4);
    expect(seen[0]).toBe('BOOK BER');
    expect(new Set(seen).size).toBe(4);
    expect(await shown({ location: 'LYS' })).toEqual(['MUG LYS 5']);
    expect(await shown({ location: 'NOWHERE' })).toEqual([]);
  });

  it('comes in from a file, and a row without an amount is told', () => {
    const { parse } = SOURCING_FILES.markdowns;
    expect(parse({ sku: 'MUG', location: 'BER', markdown_minor: '120' })).toEqual({
      ...{ ok: true, input: { sku: 'MUG', location: 'BER', markdownMinor: 120 } },
    });
    expect(parse({ sku: 'MUG', location: 'BER', markdown_minor: '' })).toMatchObject({ ok: false });
    expect(parse({ sku: 'MUG', location: 'BER', markdown_minor: '-3' })).toMatchObject({ ok: false });
  });
});

describe('opportunity costs of a run', () => {
  const HOUR = 3_600_000;

  it('replace those of the run before, last longer where they are the same, and are kept with their times', async () => {
    const variants = await loadVariants(app.db, ['CHAIR', 'KETTLE']);
    const { byCode } = await app.locations.read(app.db, await readVersions(app.db));
    const start = app.clock.now();
    const write = async (rows: [string, string, number][], unseen: Uuid[] = []) => {
      const now = app.clock.now();
      const values = rows.map(([sku, location, costMinor]) => ({
        ...{ skuId: variants.get(sku)!.skuId, locationId: byCode.get(location)!.locationId, sku, costMinor },
        validUntil: new Date(now.getTime() + 48 * HOUR),
      }));
      await app.db.transaction((tx) => writeOpportunityCosts(tx, { runId: newUuid(), values, unseen }, now));
    };
    const listed = async (at: Date) => {
      const { items } = await listOpportunityCosts(app.db, app.locations, {}, at);
      return items.map(({ sku, location, costMinor }) => `${sku} ${location} ${costMinor}`);
    };
    await write([
      ['CHAIR', 'BER', 300],
      ['CHAIR', 'LYS', 40],
      ['KETTLE', 'BER', 9],
    ]);
    app.clock.advance(24 * HOUR);
    await write([['CHAIR', 'BER', 300], ['CHAIR', 'LYS', 70]], [variants.get('KETTLE')!.skuId]); // biome-ignore format: one run, one line
    const second = app.clock.now();
    expect(await listed(second)).toEqual(['CHAIR BER 300', 'CHAIR LYS 70', 'KETTLE BER 9']);
    expect(await listed(start)).toEqual(['CHAIR BER 300', 'CHAIR LYS 40', 'KETTLE BER 9']);
    app.clock.advance(25 * HOUR);
    // Found again they last longer; what no run came to has run out.
    expect(await listed(app.clock.now())).toEqual(['CHAIR BER 300', 'CHAIR LYS 70']);
    await write([]);
    expect(await listed(app.clock.now())).toEqual([]);
    const reader = createStockValueReader();
    const input = {
      lines: [{ lineNo: 1, skuId: variants.get('CHAIR')!.skuId, quantity: 1 }],
      locations: [{ id: byCode.get('LYS')!.locationId }],
    } as unknown as SourcingInput;
    const now = await reader.read(app.db, await readVersions(app.db));
    expect(now?.join(input, app.clock.now()).opportunity).toBeUndefined();
    const past = await readPastStockValues(app.db, { from: start, before: app.clock.now() });
    expect(past!.join(input, start).opportunity!(0, 0)).toBe(40);
    expect(past!.join(input, second).opportunity!(0, 0)).toBe(70);
    // After five weeks they are forgotten.
    app.clock.advance(40 * 24 * HOUR);
    await write([]);
    expect(await listed(second)).toEqual([]);
  });
});
