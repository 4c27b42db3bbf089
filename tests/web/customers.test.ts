import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkBothSchemes } from './check-axe.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

describe('customers, cases and orders on behalf of a customer in a browser', { timeout: 90_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let customerId: string;
  let faults: string[];

  setUpJourney((journey) => {
    ({ running, page, faults } = journey);
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const inBothSchemes = async () => expect(await checkBothSchemes(page), page.url()).toEqual([]);

  it('makes a customer, gives them an address, and shows a hostile note as text', async () => {
    await page.goto(`${running.url}/customers`);
    await button('New customer').first().click();
    await dialog().getByLabel('Name').fill('Ana Kowalska');
    await dialog().getByLabel('E-mail').fill('ana@example.com');
    await dialog().getByRole('button', { name: 'New customer' }).click();
    await page.getByRole('heading', { name: 'Ana Kowalska', level: 1 }).waitFor();
    customerId = page.url().split('/').at(-1) ?? '';
    await button('Add address').click();
    await dialog().getByLabel('Street and number').fill('Main street 1');
    await dialog().getByLabel('Postal code').fill('10115');
    await dialog().getByLabel('City').fill('Berlin');
    await dialog().getByLabel('Country').fill('de');
    await dialog().getByRole('button', { name: 'Add address' }).click();
    await page.getByRole('region', { name: 'Addresses' }).getByText('Main street 1').waitFor();
    await button('Add note').click();
    await dialog().getByLabel('Note on the customer').fill('<script>alert(1)</script>');
    await dialog().getByRole('button', { name: 'Add note' }).click();
    await page.getByRole('listitem').filter({ hasText: '<script>alert(1)</script>' }).waitFor();
    await inBothSchemes();
    await page.goto(`${running.url}/customers?q=ana`);
    await page.getByRole('row').filter({ hasText: 'Ana Kowalska' }).waitFor();
    await inBothSchemes();
    expect(faults).toEqual([]);
  });

  it('says at the field that an e-mail address is somebody else’s, and changes nothing', async () => {
    await running.call('POST', '/v1/customers', { name: 'Ben Other', email: 'ben@example.com' });
    await page.goto(`${running.url}/customers/${customerId}`);
    await button('Edit the profile').click();
    const field = dialog().getByRole('textbox', { name: 'E-mail' });
    await field.fill('ben@example.com');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    const { email } = await running.call<{ email: string }>('GET', `/v1/customers/${customerId}`);
    expect(email).toBe('ana@example.com');
    await dialog().getByRole('button', { name: 'Close' }).first().click();
  });

  it('takes an order for the customer: dates while typing, a draft that survives a reload, a refusal at its line', async () => {
    await page.goto(`${running.url}/customers/${customerId}`);
    await button('Place order').click();
    const product = page.getByRole('textbox', { name: 'Product' });
    await product.fill('SHOE-42');
    await page.getByRole('option', { name: /Trail shoe 42/ }).waitFor();
    await product.press('Enter');
    await page
      .getByText(/arrives/)
      .first()
      .waitFor();
    await page.getByLabel('Quantity of SHOE-42').fill('100000');
    await page.reload();
    await page.getByLabel('Quantity of SHOE-42').waitFor();
    expect(await page.getByLabel('Quantity of SHOE-42').inputValue()).toBe('100000');
    await page.getByLabel('Card token').first().fill('tok_ok');
    await page
      .getByText(/cannot be had now/)
      .first()
      .waitFor();
    await inBothSchemes();
    await button('Place order').click();
    await page.getByRole('alert').filter({ hasText: 'There is not enough stock' }).waitFor();
    expect(await page.getByLabel('Quantity of SHOE-42').getAttribute('aria-invalid')).toBe('true');
    const before = await running.call<{ items: [] }>('GET', `/v1/customers/${customerId}/orders`);
    expect(before.items).toEqual([]);
    await page.getByLabel('Quantity of SHOE-42').fill('2');
    await page.getByText('Units are kept until').waitFor();
    await button('Place order').click();
    await page.getByRole('region', { name: 'Lines' }).getByText('2 × Trail shoe 42').waitFor();
    expect(faults).toEqual([]);
  });

  it('answers a claim in the customer’s words, refuses goodwill before an invoice, and resolves it', async () => {
    await page.goto(`${running.url}/customers/${customerId}`);
    await button('Open case').click();
    await dialog().getByLabel('Subject').fill('Shoe arrived torn');
    await dialog().getByLabel('About orders').first().click();
    await page.getByRole('option').first().click();
    await dialog().getByLabel('What the customer says').fill('One seam is open.');
    await dialog().getByRole('button', { name: 'Open case' }).click();
    await page.getByRole('heading', { name: 'Shoe arrived torn', level: 1 }).waitFor();
    await page.getByRole('region', { name: 'Order', exact: true }).getByText('2 × Trail shoe 42').waitFor();
    await inBothSchemes();
    await page.getByRole('button', { name: /Insert a template/ }).click();
    await page.getByRole('menuitem', { name: 'We are looking into it' }).click();
    await button('Send reply').click();
    await page.getByRole('listitem').filter({ hasText: 'Hello Ana Kowalska' }).waitFor();
    await button('Goodwill').click();
    await dialog().getByText('Your role has no limit.').waitFor();
    await dialog().getByLabel('Amount in EUR').fill('5');
    await dialog().getByRole('button', { name: 'Give', exact: true }).click();
    await dialog().getByRole('alert').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).first().click();
    await button('Resolve').click();
    await dialog().getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('Resolved: Answered').waitFor();
    await button('Reopen').waitFor();
    await page.goto(`${running.url}/cases?queue=all`);
    await page.getByRole('row').filter({ hasText: 'Shoe arrived torn' }).waitFor();
    await inBothSchemes();
    await page.goto(`${running.url}/approvals`);
    await page.getByText('Nothing waits for an approval.').waitFor();
    await inBothSchemes();
    expect(faults).toEqual([]);
  });
});
