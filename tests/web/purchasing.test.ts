import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkBothSchemes } from './check-axe.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

interface Order {
  purchaseOrderId: string;
  number: string;
  state: string;
  lines: { sku: string; open: number; received: number; cancelled: number }[];
  receipts: unknown[];
}

describe('purchasing in a browser', { timeout: 90_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let faults: string[];

  setUpJourney(async (journey) => {
    ({ running, page, faults } = journey);
    await sellThings();
  });

  /** A supplier of shoes in packs of ten and of milk in lots, and too little of both. */
  async function sellThings(): Promise<void> {
    await running.call('PUT', '/v1/suppliers/mill', {
      name: 'The mill',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      leadTimeDays: 3,
      overTolerancePercent: 10,
      location: 'berlin',
    });
    await running.call('PUT', '/v1/catalog/variants/MILK', { name: 'Milk', weightGrams: 1000 });
    await running.call('PUT', '/v1/inventory/lot-tracking', { sku: 'MILK', tracked: true });
    await running.call('PUT', '/v1/supplier-items/bulk', {
      items: [
        { supplier: 'mill', sku: 'SHOE-42', unitCostMinor: 3000, packSize: 10 },
        { supplier: 'mill', sku: 'MILK', unitCostMinor: 90 },
      ],
    });
    await running.call('PUT', '/v1/inventory/safety-stock', {
      sku: 'SHOE-42',
      location: 'berlin',
      safetyStock: 520,
    });
  }

  const button = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true });
  const panel = () => page.getByRole('dialog', { name: /^PO-/ });
  const form = (name: RegExp) => page.getByRole('dialog', { name });
  const isWrong = (field: Locator) => field.and(page.locator('[aria-invalid="true"]')).waitFor();
  const lookInBoth = async () => expect(await checkBothSchemes(page)).toEqual([]);
  const choose = async (within: Page | Locator, field: string, option: string) => {
    await within.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const orders = async () =>
    (await running.call<{ items: Order[] }>('GET', '/v1/purchase-orders?limit=50')).items;
  const newest = async () => {
    const [{ purchaseOrderId }] = (await orders()) as [Order];
    return running.call<Order>('GET', `/v1/purchase-orders/${purchaseOrderId}`);
  };
  const onHand = async (sku: string) => {
    const { items } = await running.call<{ items: { onHand: number }[] }>(
      'GET',
      `/v1/inventory/stock?sku=${sku}`,
    );
    return items[0]?.onHand ?? 0;
  };

  it('makes a purchase order of a proposal, takes it in in two deliveries, and the stock is there', async () => {
    await page.goto(`${running.url}/purchasing`);
    await button('Work out proposals').click();
    await page.getByRole('checkbox', { name: 'Select SHOE-42 berlin' }).check();
    await lookInBoth();
    await button('Make purchase orders').click();
    const ordering = form(/^Make purchase orders/);
    const units = ordering.getByLabel('Units of SHOE-42 for Berlin warehouse');
    await units.fill('15');
    await ordering.getByRole('switch', { name: 'Place them at once' }).check();
    await button('Make purchase orders', ordering).click();
    await isWrong(units);
    await lookInBoth();
    expect(await orders()).toEqual([]);
    await units.fill('20');
    await button('Make purchase orders', ordering).click();
    await panel().getByText('Placed', { exact: true }).waitFor();
    await lookInBoth();

    await button('Receive', panel()).click();
    const receiving = form(/^Receive PO-/);
    const came = receiving.getByLabel('Fit for the shelf');
    await came.fill('25');
    await button('Receive stock', receiving).click();
    await isWrong(came);
    await lookInBoth();
    expect(await onHand('SHOE-42')).toBe(500);
    expect((await newest()).receipts).toEqual([]);
    await came.fill('12');
    await receiving.getByLabel('Delivery note').fill('<b>DN-1</b>');
    await button('Receive stock', receiving).click();
    await panel().getByText('Partly received').waitFor();
    await panel().getByText('<b>DN-1</b>').waitFor();
    expect(await onHand('SHOE-42')).toBe(512);

    await button('Receive', panel()).click();
    await receiving.getByText('8 still to come').waitFor();
    await button('Receive stock', receiving).click();
    await expect.poll(async () => (await newest()).state, { timeout: 20_000 }).toBe('received');
    await panel().getByRole('table', { name: 'Receipts' }).getByRole('row').nth(2).waitFor();
    expect(await onHand('SHOE-42')).toBe(520);
    await lookInBoth();
    expect(faults).toEqual([]);
  });

  it('writes an order, shows at its line what the supplier would not take, changes and places it', async () => {
    await page.goto(`${running.url}/purchasing?tab=orders`);
    await button('New purchase order').click();
    const writing = form(/^New purchase order/);
    await button('Save draft', writing).click();
    await isWrong(writing.getByRole('combobox', { name: 'Supplier' }));
    await isWrong(writing.getByRole('combobox', { name: 'SKU' }));
    await choose(writing, 'Supplier', 'The mill');
    await writing.getByRole('combobox', { name: 'SKU' }).fill('HAT');
    await writing.getByLabel('Units').fill('15');
    const before = (await orders()).length;
    await button('Save draft', writing).click();
    await isWrong(writing.getByRole('combobox', { name: 'SKU' }));
    await lookInBoth();
    expect(await orders()).toHaveLength(before);
    await writing.getByRole('combobox', { name: 'SKU' }).fill('SHOE-42');
    await writing.getByText('Packs of 10').waitFor();
    await button('Add line', writing).click();
    const milk = writing.getByRole('group', { name: 'Line 2' });
    await milk.getByRole('combobox', { name: 'SKU' }).fill('MILK');
    await milk.getByLabel('Units').fill('6');
    await button('Save draft', writing).click();
    await panel().getByText('Draft', { exact: true }).waitFor();

    await button('Place', panel()).click();
    const placing = form(/^Place PO-/);
    await button('Place', placing).click();
    await placing.getByText('whole packs').first().waitFor();
    await lookInBoth();
    expect((await newest()).state).toBe('draft');
    await button('Close', placing).first().click();
    await button('Change', panel()).click();
    const changing = form(/^Change PO-/);
    await changing.getByRole('group', { name: 'Line 1' }).getByLabel('Units').fill('10');
    await button('Save draft', changing).click();
    await page.getByText('The purchase order is changed.').waitFor();
    await button('Place', panel()).click();
    await button('Place', placing).click();
    await panel().getByText('Placed', { exact: true }).waitFor();
    expect(await newest()).toMatchObject({ state: 'placed', lines: [{ open: 10 }, { open: 6 }] });
    expect(faults).toEqual([]);
  });

  it('asks for lots where they are tracked, takes two of them, and closes the rest', async () => {
    await page.goto(`${running.url}/purchasing?tab=orders&open=${(await newest()).purchaseOrderId}`);
    await button('Supplier confirmed', panel()).click();
    const confirming = form(/^What the supplier confirms/);
    await confirming.getByRole('group', { name: 'MILK' }).getByLabel('Units confirmed').fill('5');
    await button('Supplier confirmed', confirming).click();
    await panel().getByText('Confirmed', { exact: true }).waitFor();

    await button('Receive', panel()).click();
    const receiving = form(/^Receive PO-/);
    const lot = (no: number) => receiving.getByRole('group', { name: `MILK, lot ${no}` });
    await receiving.getByRole('group', { name: 'SHOE-42' }).getByLabel('Fit for the shelf').fill('0');
    await lot(1).getByLabel('Fit for the shelf').fill('2');
    await lot(1).getByLabel('Lot', { exact: true }).fill('L-1');
    await lot(1).getByLabel('Expires on').fill('2030-01-31');
    await button('Another lot', receiving).click();
    await lot(2).getByLabel('Fit for the shelf').fill('3');
    await button('Receive stock', receiving).click();
    await isWrong(lot(2).getByLabel('Lot', { exact: true }));
    await lookInBoth();
    expect(await onHand('MILK')).toBe(0);
    await lot(2).getByLabel('Lot', { exact: true }).fill('L-2');
    await button('Receive stock', receiving).click();
    await panel().getByText('Partly received').waitFor();
    await panel().getByText('L-2').waitFor();
    expect(await onHand('MILK')).toBe(5);

    await panel().getByText('Some of it has come').waitFor({ state: 'attached' });
    await button('Close the rest', panel()).click();
    const closing = form(/^Close the rest/);
    await button('Close the rest', closing).click();
    await isWrong(closing.getByLabel('Reason'));
    await closing.getByLabel('Reason').fill('sold out at the mill');
    await button('Close the rest', closing).click();
    await panel().getByText('Closed short').waitFor();
    expect(await newest()).toMatchObject({
      state: 'closed-short',
      lines: [{ cancelled: 10 }, { received: 5 }],
    });
    expect(faults).toEqual([]);
  });

  it('filters orders by supplier, state, location and day, and says when nothing matches', async () => {
    await page.goto(`${running.url}/purchasing?tab=orders`);
    const table = page.getByRole('table', { name: 'Purchase orders' });
    /** With the heading. */
    const hasRows = (count: number) =>
      expect.poll(() => table.getByRole('row').count(), { timeout: 20_000 }).toBe(count);
    await hasRows(3);
    await choose(page, 'State', 'Received');
    await hasRows(2);
    await choose(page, 'Supplier', 'The mill');
    await choose(page, 'Location', 'Berlin warehouse');
    await page.getByLabel('Expected by').fill('2020-01-01');
    await page.getByText('Nothing matches the filters.').waitFor();
    await lookInBoth();
    await button('Clear filters').click();
    await hasRows(3);
    await page.getByRole('tab', { name: 'Proposals' }).click();
    await choose(page, 'State', 'Ordered');
    await button('Open the order').click();
    await panel().getByText('Received', { exact: true }).first().waitFor();
    expect(faults).toEqual([]);
  });
});
