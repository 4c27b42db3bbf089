// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiRefusal } from '../api/call.ts';
import { startEnglishTexts } from '../texts/english-texts.ts';
import { CommandDialog } from './command-dialog.tsx';

beforeAll(() => {
  startEnglishTexts();
});
afterEach(cleanup);

function open(send: (key: string) => Promise<unknown>) {
  const onClose = vi.fn();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <CommandDialog title="Cancel order" action="Do it" done="Done." send={send} onClose={onClose} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return onClose;
}

const press = () => userEvent.click(screen.getByRole('button', { name: 'Do it' }));

describe('a command dialog', () => {
  it('shows the server’s sentence and stays open when the command is refused', async () => {
    const title = 'The order is closed.';
    const onClose = open(() =>
      Promise.reject(new ApiRefusal({ title, status: 409, code: 'orders.orderClosed' })),
    );
    await press();
    expect((await screen.findByRole('alert')).textContent).toContain(title);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('sends the same key again after a broken connection, and another one after a no', async () => {
    const keys: string[] = [];
    const answers = [
      new TypeError('Failed to fetch'),
      new ApiRefusal({ title: 'No.', status: 409, code: 'no' }),
    ];
    const onClose = open((key) => {
      keys.push(key);
      const answer = answers.shift();
      return answer ? Promise.reject(answer) : Promise.resolve({});
    });
    await press();
    await screen.findByText('The server cannot be reached.');
    await press();
    await screen.findByText('No.');
    await press();
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });
});
