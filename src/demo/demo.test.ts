import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { PlaceOrderInput } from '../modules/orders/commands/place-order/input.ts';
import { UpsertSupplierInput } from '../modules/supply/commands/upsert-supplier.ts';
import { UpsertSupplierItemInput } from '../modules/supply/commands/upsert-supplier-item.ts';
import { CUSTOMERS } from './company/customers.ts';
import { LOCATIONS } from './company/locations.ts';
import { BUNDLES } from './company/products.ts';
import { POSITIONS } from './company/stock-plan.ts';
import { SUPPLIER_ITEMS, SUPPLIERS } from './company/suppliers.ts';
import { listPrices, quotePrice, VARIANT_BY_SKU, VARIANTS } from './company/variants.ts';
import { createRandom, steadyNumber } from './random.ts';
import { composeOrder } from './world/compose-order.ts';
import { createAgenda } from './world/loop.ts';

describe('the company of the demonstration', () => {
  it('has 12 locations of every kind, 500 SKUs and 200 customers, each with a name of its own', () => {
    expect(LOCATIONS).toHaveLength(12);
    expect(new Set(LOCATIONS.map((location) => location.kind)).size).toBe(4);
    expect(VARIANTS).toHaveLength(500);
    expect(VARIANT_BY_SKU.size).toBe(500);
    expect(new Set(CUSTOMERS.map((customer) => customer.email)).size).toBe(200);
    expect(new Set(CUSTOMERS.map((customer) => customer.locale)).size).toBe(5);
  });

  it('keeps every SKU somewhere, and every part of a bundle exists', () => {
    const kept = new Set(POSITIONS.map((position) => position.sku));
    const missing = VARIANTS.filter((variant) => !variant.isBundle && !kept.has(variant.sku));
    expect(missing).toEqual([]);
    const parts = BUNDLES.flatMap(([, , bundle]) => bundle.map(([sku]) => sku));
    expect(parts.filter((sku) => !kept.has(sku))).toEqual([]);
  });

  it('keeps dangerous and cold goods only where that is allowed', () => {
    for (const { location, sku } of POSITIONS)
      expect(location.capabilities).toEqual(
        expect.arrayContaining([...(VARIANT_BY_SKU.get(sku)!.family?.requires ?? [])]),
      );
  });

  it('has a supplier for every SKU that is stocked, at a cost below its price, in whole packs', () => {
    const supplied = new Map(SUPPLIER_ITEMS.map((item) => [item.sku, item]));
    const missing = VARIANTS.filter((variant) => !variant.isBundle && !supplied.has(variant.sku));
    expect(missing).toEqual([]);
    const supplierForm = Compile(UpsertSupplierInput);
    for (const { brands: _, perEuro: __, packSize: ___, rank: ____, ...supplier } of SUPPLIERS) {
      expect([...supplierForm.Errors(supplier)]).toEqual([]);
      expect(LOCATIONS.some(({ code, kind }) => code === supplier.location && kind !== 'supplier')).toBe(
        true,
      );
    }
    const itemForm = Compile(UpsertSupplierItemInput);
    const rates = new Map(SUPPLIERS.map((supplier) => [supplier.code, supplier.perEuro]));
    for (const item of SUPPLIER_ITEMS) {
      expect([...itemForm.Errors(item)]).toEqual([]);
      const priceMinor = VARIANT_BY_SKU.get(item.sku)!.priceMinor * rates.get(item.supplier)!;
      expect(item.unitCostMinor).toBeLessThan(priceMinor / 2);
      expect(item.minimumQuantity % item.packSize).toBe(0);
    }
  });

  it('quotes the price that the price list has for channel, currency and quantity', () => {
    const list = new Map(
      listPrices().map((price) => [
        `${price.sku} ${price.currency} ${price.channel} ${price.minQuantity}`,
        price.amountMinor,
      ]),
    );
    const tent = VARIANT_BY_SKU.get('TARN1-MOSS')!;
    expect(quotePrice(tent, 'web', 'EUR', 1)).toBe(list.get('TARN1-MOSS EUR null 1'));
    expect(quotePrice(tent, 'b2b', 'GBP', 9)).toBe(list.get('TARN1-MOSS GBP b2b 1'));
    expect(quotePrice(tent, 'b2b', 'GBP', 10)).toBe(list.get('TARN1-MOSS GBP b2b 10'));
    expect(quotePrice(tent, 'marketplace', 'USD', 3)).toBe(list.get('TARN1-MOSS USD marketplace 1'));
  });
});

describe('the orders of the demonstration', () => {
  it('have the form that every channel must keep, each with another external id', () => {
    const random = createRandom(11);
    const form = Compile(PlaceOrderInput);
    const ids = new Map(
      CUSTOMERS.slice(0, 100).map(({ externalId }) => [externalId, 'cus_01m813gey5ed6aabg53mpqmha1']),
    );
    const orders = Array.from({ length: 2000 }, (_, at) => composeOrder(random, `D-TEST-${at}`, ids));
    for (const order of orders) expect([...form.Errors(order)]).toEqual([]);
    expect(new Set(orders.map((order) => order.externalId)).size).toBe(2000);
  });

  it('are of every sort: channels, pick-ups, several addresses, gifts, sets, large ones, cards that decline', () => {
    const random = createRandom(12);
    const orders = Array.from({ length: 3000 }, (_, at) => composeOrder(random, `D-TEST-${at}`, new Map()));
    const some = (test: (order: (typeof orders)[number]) => boolean) => orders.filter(test).length;
    expect(new Set(orders.map((order) => order.channel)).size).toBe(5);
    expect(new Set(orders.map((order) => order.currency)).size).toBe(3);
    expect(some((order) => 'pickupLocation' in order.shipGroups[0]!)).toBeGreaterThan(100);
    expect(some((order) => order.shipGroups.length > 1)).toBeGreaterThan(50);
    expect(some((order) => 'giftMessage' in order.shipGroups[0]!)).toBeGreaterThan(50);
    expect(some((order) => order.lines.some((line) => line.sku.startsWith('SET-')))).toBeGreaterThan(10);
    expect(some((order) => order.payment.state === 'on-account')).toBeGreaterThan(100);
    expect(
      some((order) => 'token' in order.payment && order.payment.token === 'tok_decline'),
    ).toBeGreaterThan(5);
  });
});

describe('chance in the demonstration', () => {
  it('gives a name the same number again, and names all over the range', () => {
    expect(steadyNumber('shp_1', 'home')).toBe(steadyNumber('shp_1', 'home'));
    const numbers = Array.from({ length: 4000 }, (_, at) => steadyNumber(`shp_${at}`, 'home'));
    const below = (limit: number) => numbers.filter((number) => number < limit).length / 4000;
    expect(below(0.03)).toBeGreaterThan(0.015);
    expect(below(0.03)).toBeLessThan(0.05);
    expect(below(0.5)).toBeGreaterThan(0.46);
    expect(below(0.5)).toBeLessThan(0.54);
  });

  it('lets as many orders arrive as are expected, few or many', () => {
    const random = createRandom(5);
    for (const mean of [0.5, 20, 400]) {
      let sum = 0;
      for (let i = 0; i < 3000; i++) sum += random.arrivals(mean);
      expect(Math.abs(sum / 3000 / mean - 1)).toBeLessThan(0.06);
    }
  });

  it('gives out what is due in the order of time, and nothing before its time', () => {
    const random = createRandom(3);
    const agenda = createAgenda<number>();
    const times = Array.from({ length: 500 }, () => random.between(1, 1000));
    for (const time of times) agenda.add(time, time);
    const due = agenda.takeDue(600, 1000);
    expect(due).toEqual(times.filter((time) => time <= 600).sort((a, b) => a - b));
    expect(agenda.size).toBe(500 - due.length);
  });
});
