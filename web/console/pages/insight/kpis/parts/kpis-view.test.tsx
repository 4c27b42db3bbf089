// @vitest-environment happy-dom
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { cleanup, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { ApiRefusal } from '../../../../../api/call.ts';
import type { KpiDefinition, KpiValue, KpiValues } from '../../../../../api/kpis.ts';
import { renderPart } from '../../../../../ui/render-for-test.tsx';
import { keepShared } from '../../keep-shared.ts';
import { KpisView } from './kpis-view.tsx';
import { Tile } from './tile.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const CANCELS: KpiDefinition = {
  key: 'cancel-rate',
  name: 'Cancel rate',
  unit: 'share',
  better: 'lower',
  base: 'orders',
  formula: 'Orders cancelled ÷ orders placed.',
  numerator: 'Orders cancelled.',
  denominator: 'Orders placed.',
  exclusions: [],
  dimensions: ['channel'],
  parts: [],
  note: null,
};

const valueOfKey = (key: KpiValue['key'], value: number | null, rest: Partial<KpiValue> = {}): KpiValue => ({
  key,
  currency: null,
  value,
  numerator: value,
  denominator: 1,
  all: 1,
  excluded: [],
  parts: {},
  before: null,
  target: null,
  ...rest,
});

const values = (items: KpiValue[]): KpiValues => ({
  asOf: '2026-11-22T12:00:00Z',
  timeZone: 'UTC',
  period: { from: null, to: null },
  before: null,
  items,
});

/** Shows a part where pages of insight stand, at this address. */
function renderAt(address: string, part: ReactNode): void {
  const answer = () => Promise.resolve(Response.json({ items: [CANCELS] }));
  vi.stubGlobal('fetch', vi.fn(answer));
  const root = createRootRoute();
  const insight = createRoute({
    getParentRoute: () => root,
    path: '/insight',
    validateSearch: keepShared,
    component: () => part,
  });
  const router = createRouter({
    routeTree: root.addChildren([insight]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  renderPart(<RouterProvider router={router as never} />);
}

const query = (data: KpiValues | undefined, error: Error | null = null) => ({
  data,
  error,
  refetch: vi.fn(),
  isPlaceholderData: false,
});

it('says in a plain sentence that the engine is not there, and offers to try again', async () => {
  const refusal = new ApiRefusal({
    title: 'Insight is not running.',
    status: 503,
    code: 'insight.engine-absent',
  });
  renderAt('/insight', <KpisView query={query(undefined, refusal)}>{() => 'figures'}</KpisView>);
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText('Insight is not running.')).toBeTruthy();
  expect(within(alert).getByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(screen.queryByText('figures')).toBeNull();
});

it('says of a company without orders that there are none, and of a narrow filter that it is narrow', async () => {
  const none = query(values([valueOfKey('orders', 0)]));
  renderAt('/insight?period=all', <KpisView query={none}>{() => 'figures'}</KpisView>);
  await screen.findByText(/^No orders yet\./);
  cleanup();
  renderAt('/insight?channel=web', <KpisView query={none}>{() => 'figures'}</KpisView>);
  await screen.findByText('No orders in this period with these filters.');
  expect(screen.getByRole('button', { name: 'Show all orders of all time' })).toBeTruthy();
});

it('shows a KPI with its change, judged, and its target in words', async () => {
  const cancels = valueOfKey('cancel-rate', 0.25, {
    before: { value: 0.2, numerator: 1, denominator: 5 },
    target: { targetId: 'tgt_1', value: 0.1, met: false },
  });
  renderAt('/insight', <Tile definition={CANCELS} values={[cancels]} query={{}} bucket="day" />);
  const tile = await screen.findByRole('article');
  expect(within(tile).getByRole('link', { name: 'Cancel rate' })).toBeTruthy();
  expect(within(tile).getByText('25%')).toBeTruthy();
  expect(tile.textContent).toContain('+5 pts worse');
  expect(within(tile).getByText('Target 10% missed')).toBeTruthy();
});

it('shows money of every currency, the first one large', async () => {
  const definition: KpiDefinition = { ...CANCELS, key: 'revenue', unit: 'money', better: 'higher' };
  const money = [
    valueOfKey('revenue', 1_234_500, { currency: 'EUR' }),
    valueOfKey('revenue', 5000, { currency: 'JPY' }),
  ];
  renderAt('/insight', <Tile definition={definition} values={money} query={{}} bucket="day" />);
  const tile = await screen.findByRole('article');
  expect(within(tile).getByText('€12,345')).toBeTruthy();
  expect(within(tile).getByText('¥5,000')).toBeTruthy();
});
