// Finance in a browser: invoices with their PDF, a payout file looked at and booked, a failed refund asked for again, the ledger down
// to the order, files, the seller; each page looked at by axe in light and dark.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { BEHIND_DIALOGS, look as lookAt } from './check-axe.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';
import { until } from './until.ts';

const HEADER = 'payout_id,payout_date,reference,currency,gross,fee,net';

describe('finance in a browser', { timeout: 120_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let sold: { orderId: string; number: string };
  let look: (name: string, without?: readonly string[]) => Promise<void>;

  setUpJourney(async (journey) => {
    ({ running, page } = journey);
    look = (name, without) => lookAt(journey, name, without);
    sold = await sell('tok_refund_fails');
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const items = async <T>(path: string) => (await running.call<{ items: T[] }>('GET', path)).items;

  /** An order that has left and was paid by card. */
  async function sell(token: string) {
    const placed = await running.call<{ orderId: string; number: string }>('POST', '/v1/orders', {
      channel: 'web',
      currency: 'EUR',
      customer: { name: 'Ana <b>Kowalska</b>', email: 'ana@example.com', locale: 'en' },
      shipGroups: [{ address: { lines: ['Main street 1'], city: 'Berlin', country: 'DE' } }],
      lines: [{ sku: 'SHOE-42', quantity: 1 }],
      payment: { method: 'card', provider: 'sandbox', state: 'pending', token },
    });
    const { fulfilmentOrderId } = await until(
      'work for an order',
      async () =>
        (await items<{ fulfilmentOrderId: string }>(`/v1/fulfilment-orders?orderId=${placed.orderId}`))[0],
    );
    const path = `/v1/fulfilment-orders/${fulfilmentOrderId}`;
    await running.call('POST', `${path}/pick`, {});
    const { shipmentId } = await running.call<{ shipmentId: string }>('POST', `${path}/pack`, {
      carrier: 'own-van',
      trackingNumber: 'TRACK-1',
    });
    await running.call('POST', `/v1/shipments/${shipmentId}/ship`);
    await until('a capture', () => captureOf(placed.orderId));
    return placed;
  }

  async function captureOf(orderId: string) {
    interface Operation {
      kind: string;
      state: string;
      reference: string;
      amountMinor: number;
    }
    const payments = await items<{ operations: Operation[] }>(`/v1/orders/${orderId}/payments`);
    return payments
      .flatMap(({ operations }) => operations)
      .find(({ kind, state }) => kind === 'capture' && state === 'succeeded');
  }

  it('shows the month at a glance with books that balance', async () => {
    await page.goto(`${running.url}/finance`);
    await page.getByText('The books balance.').waitFor();
    await page.getByRole('table', { name: 'Revenue this month' }).getByText('€89.90').first().waitFor();
    await page.getByRole('table', { name: 'Still owed to us, last 30 days' }).getByText('€89.90').waitFor();
    await look('overview');
  });

  it('finds an invoice by its number and leads to its PDF and its order', async () => {
    await page.goto(`${running.url}/invoices`);
    const table = page.getByRole('table', { name: 'Invoices and credit notes' });
    await table.getByText('INV-000001').waitFor();
    await table.getByText('Ana <b>Kowalska</b>').waitFor();
    await look('invoices');
    const pdf = await table.getByRole('link', { name: 'PDF of INV-000001' }).getAttribute('href');
    const file = await page.request.get(running.url + pdf);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await page.getByLabel('Number').fill('999');
    await page.getByText('No document answers this.').waitFor();
    await page.getByLabel('Number').fill('INV-000001');
    await table.getByRole('link', { name: `Open order ${sold.number}` }).click();
    await page.getByRole('heading', { level: 1, name: sold.number }).waitFor();
  });

  it('refuses a broken payout file and books nothing, shows what differs, then books what agrees once', async () => {
    const { reference } = (await captureOf(sold.orderId))!;
    const today = new Date().toISOString().slice(0, 10);
    const choose = async (text: string) => {
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'payout.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await button('Look at it').click();
    };
    const nameProvider = async () => {
      const field = page.getByRole('dialog').getByLabel('Provider').and(page.locator('input'));
      await field.fill('sandbox');
      await field.press('Tab');
    };
    const taken = () => items<{ payoutId: string }>(`/v1/settlements?from=${today}&to=${today}`);
    await page.goto(`${running.url}/payouts`);
    await page.getByText('No payout was taken in these days.').waitFor();
    await look('payouts');
    await button('Take payout file').click();
    await nameProvider();
    await choose(`${HEADER}\npo-1,${today},${reference},EUR,89.90,1.00,80.00`);
    await page.getByRole('alert').getByText('Line 2: gross less fee is not net').waitFor();
    expect(await taken()).toEqual([]);
    const good = `${HEADER}\npo-1,${today},${reference},EUR,89.90,1.00,88.90\npo-1,${today},never-heard-of,EUR,5.00,0.10,4.90`;
    await choose(good);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('We know no such reference').waitFor();
    await dialog.getByText('1 line does not agree.', { exact: false }).waitFor();
    await look('preview of a payout', BEHIND_DIALOGS);
    expect(await taken()).toEqual([]);
    await button('Book it').click();
    await page.getByRole('link', { name: 'po-1' }).waitFor();
    expect(await taken()).toMatchObject([{ payoutId: 'po-1', differences: 1, netMinor: 9380 }]);
    await button('Take payout file').click();
    await nameProvider();
    await choose(good);
    await page.getByText('A payout of this file was taken before.').waitFor();
    expect(await button('Book it').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'po-1' }).click();
    await page.getByRole('table', { name: 'Lines of payout po-1' }).getByText('Agrees').waitFor();
    await look('payout');
  });

  it('asks for a failed refund again, under the same cause', async () => {
    const path = `/v1/orders/${sold.orderId}/payments/refund`;
    await running.call('POST', path, { amountMinor: 500, reason: 'scratched', sourceId: 'goodwill-1' });
    const refunds = async () => {
      const payments = await items<{ operations: { kind: string; state: string; sourceId: string }[] }>(
        `/v1/orders/${sold.orderId}/payments`,
      );
      return payments.flatMap(({ operations }) => operations).filter(({ kind }) => kind === 'refund');
    };
    await until('a declined refund', async () => (await refunds()).find(({ state }) => state === 'declined'));
    await page.goto(`${running.url}/refunds`);
    await page.getByRole('table', { name: 'Refunds' }).getByText('scratched').waitFor();
    await look('refunds');
    await button('Try again').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The refund is asked for again.').waitFor();
    expect((await refunds()).map(({ sourceId }) => sourceId)).toEqual(['goodwill-1', 'goodwill-1']);
  });

  it('goes from an account to its entries and on to the order', async () => {
    await page.goto(`${running.url}/ledger`);
    await page.getByRole('table', { name: 'Accounts' }).getByRole('button', { name: 'Payment fees' }).click();
    await page.getByRole('table', { name: 'Payment fees by day' }).getByText('€1.00').first().waitFor();
    const entries = page.getByRole('table', { name: 'Entries', exact: true });
    await entries.getByText('Payout fee').waitFor();
    await expect.poll(() => entries.getByRole('row').count(), { timeout: 25_000 }).toBe(2);
    await look('ledger');
    await entries.getByRole('link', { name: `Open order ${sold.number}` }).click();
    await page.getByRole('heading', { level: 1, name: sold.number }).waitFor();
  });

  it('hands out files of a period, and shows that nobody owes anything', async () => {
    await page.goto(`${running.url}/exports`);
    await button('This month').click();
    const link = page.getByRole('link', { name: 'Download: Journal' });
    await until('the file of this month', async () => {
      const href = await link.getAttribute('href');
      return href?.includes(new Date().toISOString().slice(0, 8)) ? href : undefined;
    });
    const file = await page.request.get(running.url + (await link.getAttribute('href')));
    expect(await file.text()).toContain('contra_account');
    await look('exports');
    await page.goto(`${running.url}/receivables`);
    await page.getByText('Nobody owes anything.').first().waitFor();
    await look('receivables');
  });

  it('shows what is wrong with the seller at its field and keeps the seller, then saves it', async () => {
    await page.goto(`${running.url}/seller`);
    const before = await running.call('GET', '/v1/seller');
    await look('seller');
    await page.getByLabel('Legal name').fill('Hafen Handel GmbH');
    await page.getByLabel('Address').fill('Hafenplatz 1\n10963 Berlin\nGermany');
    await page.getByLabel('E-mail').fill('nobody');
    await button('Save').click();
    await page.getByLabel('E-mail').and(page.locator('[aria-invalid="true"]')).waitFor();
    expect(await running.call('GET', '/v1/seller')).toEqual(before);
    await page.getByLabel('E-mail').fill('books@hafen.example');
    await button('Save').click();
    await page.getByText('The seller details are saved.').waitFor();
    expect(await running.call('GET', '/v1/seller')).toMatchObject({
      name: 'Hafen Handel GmbH',
      address: ['Hafenplatz 1', '10963 Berlin', 'Germany'],
    });
  });
});
