// Puts into the server what orders of files need before they come: SKUs that the catalogue lacks and, for orders captured now,
// locations and stock. What is there already is left as it is.
import { type OrderFiles, planLocations, planStock } from '../../modules/integrations/index.ts';
import { sentenceOf } from '../client.ts';
import type { Context } from '../context.ts';
import { CliError } from '../exit.ts';
import { send } from './send-orders.ts';

type Outcome = { ok: true } | { ok: false; problem: Parameters<typeof sentenceOf>[0] };

const BATCH = 5000;

export async function prepareServer(
  context: Context,
  files: OrderFiles,
  options: { mode: 'history' | 'live'; createMissing: boolean; prepare: boolean },
): Promise<void> {
  if (options.createMissing) await createVariants(context, files);
  if (options.mode === 'live' && options.prepare) {
    await createLocations(context, files);
    await createStock(context, files);
  }
}

async function createVariants(context: Context, files: OrderFiles): Promise<void> {
  if (files.variants.size === 0) return;
  const known = new Set<string>();
  for await (const variant of context.client.pages<{ sku: string }>('/v1/catalog/variants', { limit: 500 }))
    known.add(variant.sku);
  const missing = [...files.variants.values()].filter((variant) => !known.has(variant.sku));
  if (missing.length === 0) return;
  context.out.note(`Adding ${missing.length} SKUs to the catalogue…`);
  await putAll(context, '/v1/catalog/variants/bulk', missing, 'SKU');
}

async function createLocations(context: Context, files: OrderFiles): Promise<void> {
  const known = new Set<string>();
  for await (const location of context.client.pages<{ code: string }>('/v1/locations', { limit: 500 }))
    known.add(location.code);
  const missing = planLocations(files).filter((location) => !known.has(location.code));
  if (missing.length === 0) return;
  context.out.note(`Adding ${missing.length} locations…`);
  await putAll(context, '/v1/locations/bulk', missing, 'location', 1000);
}

async function createStock(context: Context, files: OrderFiles): Promise<void> {
  const wanted = planStock(files);
  const places = new Set(wanted.map((each) => each.location));
  // One walk over all stock is quicker than one for each of many locations.
  const [only] = places.size === 1 ? places : [];
  const query = { location: only, limit: 500 };
  const known = new Set<string>();
  for await (const level of context.client.pages<{ sku: string; location: string }>(
    '/v1/inventory/stock',
    query,
  ))
    known.add(`${level.location}\n${level.sku}`);
  const missing = wanted.filter(({ sku, location }) => !known.has(`${location}\n${sku}`));
  if (missing.length === 0) return;
  context.out.note(`Stocking ${missing.length} positions…`);
  await putAll(context, '/v1/inventory/stock/bulk', missing, 'stock position');
}

/** Some may be refused (a SKU that is not one); their orders will say so, and the first few are told here. */
async function putAll(
  context: Context,
  route: string,
  items: readonly unknown[],
  what: string,
  size = BATCH,
): Promise<void> {
  let refused = 0;
  for (let from = 0; from < items.length; from += size) {
    const part = items.slice(from, from + size);
    const { outcomes } = await send<{ outcomes: Outcome[] }>(context, 'PUT', route, part);
    for (const outcome of outcomes) {
      if (outcome.ok) continue;
      refused += 1;
      if (refused <= 5) context.out.note(`A ${what} was refused: ${sentenceOf(outcome.problem)}`);
    }
  }
  if (refused === items.length) throw new CliError(`Every ${what} was refused.`);
  if (refused > 0) context.out.note(`${refused} of ${items.length} were refused.`);
}
