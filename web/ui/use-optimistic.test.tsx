// @vitest-environment happy-dom
import { useQuery } from '@tanstack/react-query';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { renderPart } from './render-for-test.tsx';
import { useOptimistic } from './use-optimistic.ts';

afterEach(cleanup);

function Name({ answer }: { answer: Promise<unknown> }) {
  const name = useQuery({ queryKey: ['name'], queryFn: async () => 'before', staleTime: 60_000 });
  const rename = useOptimistic<string, string>({
    queryKey: ['name'],
    apply: (_found, next) => next,
    send: () => answer,
  });
  return (
    <button type="button" onClick={() => rename.mutate('after')}>
      {name.data}
    </button>
  );
}

it('shows a change at once, and what was there when it is refused', async () => {
  const { promise, reject } = Promise.withResolvers<unknown>();
  renderPart(<Name answer={promise} />);
  await userEvent.click(await screen.findByRole('button', { name: 'before' }));
  await screen.findByRole('button', { name: 'after' });
  reject(new Error('no'));
  await waitFor(() => expect(screen.getByRole('button').textContent).toBe('before'));
});
