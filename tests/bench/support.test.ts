import { describe, expect, it } from 'vitest';
import { median } from '../../bench/support/figures.ts';
import { Histogram } from '../../bench/support/histogram.ts';
import { createTwoLineOrder, externalIdOf } from '../../bench/support/order-text.ts';
import {
  drawsOf,
  numberParameters,
  REFERENCE_CONSTANTS,
  REFERENCE_ORDER,
  TEMPLATE_NAMES,
} from '../../bench/support/reference-order.ts';

describe('what benchmarks count with', () => {
  it('takes the middle of several runs', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('never shows a latency smaller than it was, nor 2 % larger', () => {
    const histogram = new Histogram();
    for (let ms = 1; ms <= 1000; ms++) histogram.record(ms);
    for (const share of [0.5, 0.95, 0.99]) {
      expect(histogram.quantile(share)).toBeGreaterThanOrEqual(share * 1000);
      expect(histogram.quantile(share)).toBeLessThan(share * 1000 * 1.02 + 1);
    }
  });
});

describe('the requests of the load generator', () => {
  it('are whole HTTP texts with their own number and SKUs wherever these belong', () => {
    const text = createTwoLineOrder(7, '127.0.0.1:1', 'tl_key');
    text.fill(42, [7, 9999]);
    const [head = '', body = ''] = text.bytes.toString('utf8').split('\r\n\r\n');
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
    expect(head).toContain('Idempotency-Key: order-000000000042');
    const order = JSON.parse(body);
    expect(order.externalId).toBe(externalIdOf(42));
    expect(order.lines.map((line: { sku: string }) => line.sku)).toEqual(['SKU-00007', 'SKU-09999']);
    expect(order.customer.email).toBe('buyer-000000000042@example.com');
    text.fill(43, [1, 2]);
    expect(JSON.parse(text.bytes.toString('utf8').split('\r\n\r\n')[1]!).externalId).toBe(externalIdOf(43));
  });
});

describe('the reference of capture', () => {
  it('knows a value for every parameter of its statements', () => {
    const known = new Set<string>([
      ...drawsOf(10, 2).map(([name]) => name),
      ...TEMPLATE_NAMES,
      ...Object.keys(REFERENCE_CONSTANTS),
      ...['client_id', 'number', 'order_id'],
    ]);
    const asked = REFERENCE_ORDER.flatMap(({ text }) => numberParameters(text).names);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
    expect(asked).toContain('sourcing');
  });
});
