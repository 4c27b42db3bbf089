// What journeys through the pages of insight have in common besides their set-up: bring a log in, sell an order, ship it.
import { expect } from 'vitest';
import type { Journey } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';
import { until } from './until.ts';

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
