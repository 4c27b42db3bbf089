// @vitest-environment happy-dom
// Parts of the process map alone: a variant with its chain, the spread of times, the map as a table; names that others wrote stay text.
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderPart } from '../../../../ui/render-for-test.tsx';
import { TimeHistogram } from '../parts/time-histogram.tsx';
import { MapTable } from './process/map-table.tsx';
import { VariantRow } from './variants/variant-row.tsx';

afterEach(cleanup);

const times = { count: 3, mean: 90, median: 60, p90: 120, p95: 120, min: 30, max: 180, total: 270 };

describe('a variant', () => {
  const show = (length: number) => {
    const [onToggle, onShow] = [vi.fn(), vi.fn()];
    const variant = {
      id: 'v1',
      rank: 2,
      activities: Array.from({ length: Math.min(length, 500) }, (_, index) =>
        index === 0 ? 'orders.orderPlaced' : `<img src=x onerror=alert(${index})>`,
      ),
      length,
      cases: 1234,
      share: 0.25,
      cumulative: 0.75,
      seconds: times,
    };
    renderPart(<VariantRow variant={variant} isChosen={false} onToggle={onToggle} onShow={onShow} />);
    return { onToggle, onShow };
  };

  it('says how much it covers, names its activities in order, and can be chosen and opened', async () => {
    const { onToggle, onShow } = show(3);
    screen.getByRole('img', { name: '25% of the cases, 75% with all above' });
    const chain = screen.getByRole('list', { name: 'Activities of: Variant 2' });
    const steps = within(chain).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent)).toEqual([
      'Order placed',
      '<img src=x onerror=alert(1)>',
      '<img src=x onerror=alert(2)>',
    ]);
    expect(document.querySelector('img[src]')).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Variant 2' }));
    await userEvent.click(screen.getByRole('button', { name: 'Show the cases: Variant 2' }));
    expect([onToggle.mock.calls.length, onShow.mock.calls.length]).toEqual([1, 1]);
  });

  it('of a thousand events says how many are not drawn', () => {
    show(1000);
    screen.getByText('960 more');
  });
});

it('the spread of times has its numbers in words', () => {
  renderPart(<TimeHistogram seconds={[10, 20, 30, 40, 70]} label="How the times are spread" />);
  const figure = screen.getByRole('figure', { name: 'How the times are spread' });
  const words = within(figure)
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');
  const counts = words.map((text) => Number(/: (\d+) \(/.exec(text)?.[1]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
});

it('the map as a table has the figures of every activity and path', () => {
  const node = { cases: 4, events: 5, starts: 4, ends: 0, fromStart: true, toEnd: false, waiting: null };
  renderPart(
    <MapTable
      view={{
        log: {
          dataset: 'live',
          notion: 'order',
          cases: 4,
          events: 5,
          ofCases: 4,
          ofEvents: 5,
          asOf: null,
          from: null,
          to: null,
          leftOut: { activities: [], events: 0 },
          timeless: 0,
        },
        activities: { all: 1, shown: 1 },
        paths: { all: 1, shown: 1 },
        nodes: [{ activity: 'orders.orderPlaced', ...node }],
        edges: [{ from: 'orders.orderPlaced', to: 'b', cases: 4, events: 6, times }],
        seconds: null,
        quantileError: 0,
      }}
    />,
  );
  const [, row] = within(screen.getByRole('table', { name: 'Paths' })).getAllByRole('row');
  expect([...row!.children].map((cell) => cell.textContent)).toEqual([
    'Order placed',
    'b',
    '4',
    '6',
    '1 min',
    '1.5 min',
    '2 min',
  ]);
});
