// What journeys through the pages of insight have in common besides their set-up: wait for what comes later, bring a log in, sell an order, look
// at a page by axe in light and dark.
import { expect } from 'vitest';
import { checkAxe } from './check-axe.ts';
import type { Journey } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

const PATIENCE_MS = 90_000;

/** Asks again until something is found; says what never came. */
export async function until<T>(what: string, find: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`it never came: ${what}`);
}

/** Axe finds nothing in light nor in dark, and nothing that must not happen has happened. */
export async function look(
  { page, faults }: Pick<Journey, 'page' | 'faults'>,
  name: string,
  without: readonly string[] = [],
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await checkAxe(page, { without }), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(faults).toEqual([]);
}

/** The part of the page that a dialog lies over: it is shown, but not to be used. */
export const BEHIND_DIALOGS = ['.mantine-AppShell-root'];

/** Brings a log in as a file is brought in, as soon as the engine takes one; gives its id. */
export const bringIn = (
  { page, running }: Pick<Journey, 'page' | 'running'>,
  name: string,
  log: string,
): Promise<string> =>
  until('the insight engine', async () => {
    const answer = await page.request.post(`${running.url}/v1/insight/data-sets?name=${name}`, {
      headers: { 'content-type': 'application/octet-stream', origin: running.url },
      data: Buffer.from(log),
    });
    if (answer.status() === 503) return undefined;
    expect(answer.ok(), await answer.text()).toBe(true);
    return ((await answer.json()) as { dataSetId: string }).dataSetId;
  });

interface Sale {
  channel?: string;
  customer?: { name: string; email: string };
}

/** An order of one pair of shoes; gives its id. */
export async function place(
  { call }: RunningConsole,
  { channel = 'web', customer = { name: 'Ana Kowalska', email: 'ana@example.com' } }: Sale = {},
): Promise<string> {
  const { orderId } = await call<{ orderId: string }>('POST', '/v1/orders', {
    channel,
    currency: 'EUR',
    customer: { ...customer, locale: 'en' },
    shipGroups: [{ address: { lines: ['Main street 1'], city: 'Berlin', country: 'DE' } }],
    lines: [{ sku: 'SHOE-42', quantity: 1 }],
    payment: { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_ok' },
  });
  return orderId;
}

/** Picks, packs and ships an order; gives the shipment's id. */
export async function ship({ call }: RunningConsole, orderId: string): Promise<string> {
  const { fulfilmentOrderId } = await until('work for an order', async () => {
    const path = `/v1/fulfilment-orders?orderId=${orderId}`;
    return (await call<{ items: { fulfilmentOrderId: string }[] }>('GET', path)).items[0];
  });
  const path = `/v1/fulfilment-orders/${fulfilmentOrderId}`;
  await call('POST', `${path}/pick`, {});
  const { shipmentId } = await call<{ shipmentId: string }>('POST', `${path}/pack`, {
    carrier: 'own-van',
    trackingNumber: `T-${orderId}`,
  });
  await call('POST', `/v1/shipments/${shipmentId}/ship`);
  return shipmentId;
}

interface Traced {
  name: string;
  /** Written before the events. */
  attributes?: readonly string[];
  events: readonly { activity: string; who: string; at: number }[];
}

/** A log of one trace for each case, as XES. `attributes` are elements already. */
export function toXes(traces: readonly Traced[]): string {
  const escaped = (text: string) => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const string = (key: string, value: string) => `<string key="${key}" value="${escaped(value)}"/>`;
  const written = traces.map(({ name, attributes = [], events }) => {
    const steps = events.map(
      ({ activity, who, at }) =>
        `<event>${string('concept:name', activity)}${string('org:resource', who)}<date key="time:timestamp" value="${new Date(at).toISOString()}"/></event>`,
    );
    return `<trace>${string('concept:name', name)}${attributes.join('')}${steps.join('')}</trace>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">${written.join('')}</log>`;
}
