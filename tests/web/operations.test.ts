// The day of a warehouse and a store in the browser, as the people there go through it: the overview, a pick list with a scanner, the
// bench, parcels handed over together, pick-ups, holds, counts; each page looked at by axe in light and dark.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkBothSchemes } from './check-axe.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';
import { until } from './until.ts';

const TABLET = { width: 820, height: 1180 };

describe('the floor in a browser', { timeout: 90_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let faults: string[];

  setUpJourney(
    async (journey) => {
      ({ running, page, faults } = journey);
      await openStore();
    },
    { viewport: TABLET },
  );

  async function openStore(): Promise<void> {
    const { call } = running;
    const week = Array.from({ length: 7 }, () => ({ open: '00:00', close: '24:00' }));
    await call('PUT', '/v1/locations/shop', {
      name: 'Shop on the market',
      kind: 'store',
      active: true,
      latitude: 52.23,
      longitude: 21.01,
      address: { lines: ['Rynek 1'], postalCode: '00-001', city: 'Warszawa', country: 'PL' },
      timeZone: 'Europe/Warsaw',
      calendar: { week, closed: [] },
      cutOff: '16:00',
      capacityUnitsPerDay: null,
      capabilities: ['pickup'],
      fixedCostMinor: 900,
      handlingCostMinor: 50,
    });
    await call('PUT', '/v1/catalog/variants/CAP-1', { name: 'Rain cap', weightGrams: 90 });
    await call('PUT', '/v1/catalog/prices', { sku: 'CAP-1', currency: 'EUR', amountMinor: 2500 });
    for (const location of ['berlin', 'shop'])
      await call('PUT', '/v1/inventory/stock', { sku: 'CAP-1', location, onHand: 40, reason: 'count' });
  }

  async function place(shipGroup: object, lines: object[]): Promise<{ orderId: string; number: string }> {
    const placed = await running.call<{ orderId: string; number: string }>('POST', '/v1/orders', {
      channel: 'web',
      currency: 'EUR',
      customer: { name: 'Ana Kowalska', email: 'ana@example.com' },
      shipGroups: [shipGroup],
      lines,
      payment: { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_ok' },
    });
    const work = () =>
      running.call<{ items: object[] }>('GET', `/v1/fulfilment-orders?orderId=${placed.orderId}`);
    await until('work for an order', async () => (await work()).items[0]);
    return placed;
  }

  const home = {
    address: { lines: ['Main street 1'], postalCode: '10115', city: 'Berlin', country: 'DE' },
  };
  const collected = { pickupLocation: 'shop' };
  const rowOf = (number: string) => page.getByRole('row').filter({ hasText: number });

  /** As a scanner does: letters wherever the cursor is, then Enter. */
  async function scan(code: string): Promise<void> {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
  }

  async function inspect(name: string): Promise<void> {
    expect(await checkBothSchemes(page), name).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  }

  it('leads from the overview to a pick list that is picked with a scanner, also while the line is down', async () => {
    const one = await place(home, [{ sku: 'SHOE-42', quantity: 1 }]);
    const two = await place(home, [
      { sku: 'CAP-1', quantity: 1 },
      { sku: 'SHOE-42', quantity: 1 },
    ]);
    await page.goto(`${running.url}/operations`);
    await page.getByRole('link', { name: 'Berlin warehouse, To pick: 2' }).waitFor();
    await inspect('overview');
    await page.getByRole('link', { name: 'Berlin warehouse, To pick: 2' }).click();
    await page.getByRole('heading', { name: 'Warehouse', level: 1 }).waitFor();
    await page.getByLabel(`Select ${one.number}`).check();
    await page.getByLabel(`Select ${two.number}`).check();
    await inspect('queue');
    await page.getByRole('button', { name: 'Pick 2 orders' }).click();
    await page.getByText('0 of 3 found').waitFor();
    const next = page.getByRole('region', { name: 'Next' });
    await next.getByText('Rain cap').waitFor();
    await scan('NO-SUCH');
    await page.getByRole('alert').filter({ hasText: 'Wrong: NO-SUCH' }).waitFor();
    await page.getByText('0 of 3 found').waitFor();
    await inspect('picking');
    await scan('CAP-1');
    await page.getByText('1 of 3 found').waitFor();
    await next.getByText('Trail shoe 42').waitFor();
    await page.context().setOffline(true);
    await scan('SHOE-42');
    await page.getByText('2 of 3 found').waitFor();
    await scan('SHOE-42');
    await page.getByText('2 scans wait for the connection.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'The list is picked. Its totes:' }).waitFor();
    const { items } = await running.call<{ items: object[] }>('GET', '/v1/work-queues/berlin/to-pack');
    expect(items).toHaveLength(2);
    expect(faults.filter((fault) => !/fetch|network/i.test(fault))).toEqual([]);
  });

  it('packs what is scanned at the bench, prints its papers, and hands all parcels of a carrier over', async () => {
    await page.goto(`${running.url}/bench`);
    await page.getByLabel('Order, parcel, tote or pick list').waitFor();
    await scan('ZZZ-404');
    await page.getByRole('alert').waitFor();
    const { items } = await running.call<{ items: { orderNumber: string }[] }>(
      'GET',
      '/v1/work-queues/berlin/to-pack',
    );
    await scan(items[0]!.orderNumber);
    await page.getByRole('heading', { name: items[0]!.orderNumber, level: 2 }).waitFor();
    await inspect('bench');
    const slip = await page.getByRole('link', { name: 'Packing slip' }).getAttribute('href');
    const paper = await page.request.get(running.url + slip!);
    expect(paper.headers()['content-type']).toContain('application/pdf');
    await page.getByRole('button', { name: 'Pack', exact: true }).click();
    await page.getByRole('button', { name: 'Hand over to Sandbox' }).waitFor();
    await page.goto(`${running.url}/warehouse?location=berlin&queue=to-pack`);
    await page.getByLabel(`Select ${items[1]!.orderNumber}`).check();
    await page.getByRole('button', { name: 'Pack 1 order' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pack' }).click();
    await page.getByText('1 order is packed.').waitFor();
    await page.goto(`${running.url}/warehouse?location=berlin&queue=to-hand-over`);
    await page.getByRole('button', { name: 'Hand over all 2 to Sandbox' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click();
    await page.getByText('2 parcels have left.').waitFor();
    await page.getByText('Nothing to do here.').waitFor();
    expect(faults).toEqual([]);
  });

  it('shows a customer who has come, refuses a code that is none, and hands the goods out', async () => {
    const { orderId, number } = await place(collected, [{ sku: 'CAP-1', quantity: 1 }]);
    const [work] = (
      await running.call<{ items: { fulfilmentOrderId: string }[] }>(
        'GET',
        `/v1/fulfilment-orders?orderId=${orderId}`,
      )
    ).items;
    const id = work!.fulfilmentOrderId;
    const code = id.slice(-6).toUpperCase();
    await running.call('POST', `/v1/fulfilment-orders/${id}/pick`, {});
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${running.url}/pickups?location=shop`);
    await page.getByRole('article', { name: number }).waitFor();
    await scan('QQQQQQ');
    await page.getByText('Nothing here has the code QQQQQQ.').waitFor();
    expect(await page.getByRole('article', { name: number }).count()).toBe(0);
    await scan(code.toLowerCase());
    await page.getByRole('article', { name: number }).waitFor();
    await running.call('POST', '/v1/pickups/arrive', {
      fulfilmentOrderId: id,
      bay: '3',
      vehicle: '<b>red</b> van',
    });
    const here = page.getByRole('region', { name: 'Customers who have come' });
    await here.getByText('Bay 3 · <b>red</b> van').waitFor();
    await inspect('pick-ups');
    await here.getByRole('button', { name: `Hand out ${code}` }).click();
    await here.getByText('Nobody is waiting.').waitFor();
    await page.setViewportSize(TABLET);
    expect(faults).toEqual([]);
  });

  it('shows orders on hold and work that was turned down with a reason', async () => {
    const { orderId, number } = await place(home, [{ sku: 'SHOE-42', quantity: 1 }]);
    await running.call('POST', `/v1/orders/${orderId}/hold`, { reason: 'HIGH_RISK_OF_FRAUD' });
    await page.goto(`${running.url}/exceptions?show=held`);
    await rowOf(number).getByText('High risk of fraud').waitFor();
    await inspect('exceptions');
    const other = await place(home, [{ sku: 'SHOE-42', quantity: 2 }]);
    await page.goto(`${running.url}/bench?code=${other.number}`);
    await page.getByRole('button', { name: 'Turn it down…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('SHOE-42: how many of 2').fill('1');
    await dialog.getByRole('button', { name: 'Turn it down' }).click();
    await page.getByText('The work is turned down.').waitFor();
    expect(faults).toEqual([]);
  });

  it('takes down a blind count, and books a large difference when somebody approves it', async () => {
    await page.goto(`${running.url}/counts?location=shop`);
    await page.getByRole('button', { name: 'Ask for a count' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'SKU' }).fill('NO-SUCH');
    await dialog.getByRole('button', { name: 'Ask' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('textbox', { name: 'SKU' }).fill('CAP-1');
    await dialog.getByRole('button', { name: 'Ask' }).click();
    await page.getByLabel('Counted: CAP-1').fill('11');
    await inspect('counts');
    await page.getByRole('button', { name: 'Record 1 count' }).click();
    await page.getByText('1 of them waits for approval.').waitFor();
    await page.getByText('11 counted, 39 in the books:').waitFor();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('The difference is booked.').waitFor();
    const { items } = await running.call<{ items: { onHand: number }[] }>(
      'GET',
      '/v1/inventory/stock?sku=CAP-1&location=shop',
    );
    expect(items[0]!.onHand).toBe(11);
    expect(faults).toEqual([]);
  });
});
