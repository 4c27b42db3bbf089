import { describe, expect, it } from 'vitest';
import type { Parcel, PortalOrder } from '../../api/portal.ts';
import { changesOf } from './changes-of.ts';
import { nowOf, stepsOf } from './now-of.ts';
import { safeLink } from './safe-link.ts';

const order = (status: PortalOrder['status'], parcels: Partial<Parcel>[] = []) => ({
  status,
  promisedDate: '2026-11-27',
  parcels: parcels.map((parcel) => ({ status: 'on-its-way' as const, deliveredAt: null, ...parcel })),
  lines: [{ deliveredAt: '2026-11-24T08:00:00.000Z' }],
});

describe('where an order is now', () => {
  it('is what its parcel says while it is on its way, the worst first', () => {
    const word = (...statuses: Parcel['status'][]) =>
      nowOf(
        order(
          'on-its-way',
          statuses.map((status) => ({ status })),
        ),
      ).word;
    expect(word('on-its-way')).toBe('on-its-way');
    expect(word('on-its-way', 'out-for-delivery')).toBe('out-for-delivery');
    expect(word('out-for-delivery', 'delivery-failed')).toBe('delivery-failed');
    expect(nowOf(order('delivered', [{ status: 'returned' }])).word).toBe('delivered');
  });

  it('has an expected date until it has arrived, and then the last arrival', () => {
    expect(nowOf(order('preparing'))).toMatchObject({ expected: '2026-11-27', arrivedAt: null });
    expect(nowOf(order('delivered', [{ deliveredAt: '2026-11-25T08:00:00.000Z' }]))).toMatchObject({
      expected: null,
      arrivedAt: '2026-11-25T08:00:00.000Z',
    });
    expect(nowOf(order('cancelled'))).toMatchObject({ expected: null, arrivedAt: null });
  });

  it('stands at a step, and nowhere when nothing comes any more', () => {
    expect(stepsOf('preparing', false)).toMatchObject({ current: 1 });
    expect(stepsOf('ready-to-collect', true)?.steps[2]).toBe('ready-to-collect');
    expect(stepsOf('cancelled', false)).toBeNull();
  });
});

describe('changes of the promised date', () => {
  const change = (at: string, previousDate: string | null, promisedDate: string) => ({
    at,
    previousDate,
    promisedDate,
    reasonCode: null,
    reason: null,
  });

  it('are told once for all lines that they are about, newest first, without the first promise', () => {
    const both = change('2026-11-20T08:00:00Z', '2026-11-22', '2026-11-25');
    const changes = changesOf([
      { name: 'Shoe', changes: [change('2026-11-18T08:00:00Z', null, '2026-11-22'), both] },
      { name: 'Sock', changes: [both, change('2026-11-21T08:00:00Z', '2026-11-25', '2026-11-27')] },
    ]);
    expect(changes.map(({ after, names }) => [after, names])).toEqual([
      ['2026-11-27', ['Sock']],
      ['2026-11-25', ['Shoe', 'Sock']],
    ]);
  });
});

it('a tracking address is followed only on the web', () => {
  expect(safeLink('https://carrier.example/track?n=1')).toBe('https://carrier.example/track?n=1');
  for (const text of ['javascript:alert(1)', 'data:text/html,x', '//carrier', '', null])
    expect(safeLink(text)).toBeNull();
});
