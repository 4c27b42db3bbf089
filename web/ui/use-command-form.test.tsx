// @vitest-environment happy-dom
import { TextInput } from '@mantine/core';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiRefusal } from '../api/call.ts';
import { CommandDialog } from './command-dialog.tsx';
import { renderPart } from './render-for-test.tsx';
import { useCommandForm } from './use-command-form.ts';

afterEach(cleanup);

const refusal = (problems: { at: string; message: string }[]) =>
  new ApiRefusal({
    title: 'The request is not right.',
    status: 400,
    code: 'platform.invalid-input',
    problems,
  });

function NoteForm({ send }: { send: (values: { note: string; city: string }) => Promise<unknown> }) {
  const form = useCommandForm({ initial: { note: '', city: '' }, send });
  return (
    <CommandDialog title="Write" action="Save" form={form} onClose={() => {}}>
      <TextInput label="Note" {...form.field('note')} />
      <TextInput label="City" {...form.field('city', 'address.city')} />
    </CommandDialog>
  );
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

describe('a form of a command', () => {
  it('shows each problem at its field, and the cursor stands in the first wrong one', async () => {
    renderPart(
      <NoteForm
        send={() =>
          Promise.reject(
            refusal([
              { at: '/address', message: 'must have required properties city' },
              { at: '/note', message: 'must not have more than 5 characters' },
            ]),
          )
        }
      />,
    );
    await userEvent.type(screen.getByLabelText('Note'), 'too long');
    await save();
    await screen.findByText('Write at most 5 characters.');
    const [note, city] = [screen.getByLabelText('Note'), screen.getByLabelText('City')];
    expect(note.getAttribute('aria-invalid')).toBe('true');
    expect(city.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('This is needed.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(note));
    expect((note as HTMLInputElement).value).toBe('too long');
  });

  it('takes the problem away from a field that is mended, and lists what no field shows', async () => {
    renderPart(
      <NoteForm
        send={() =>
          Promise.reject(
            refusal([
              { at: '/note', message: 'must not have fewer than 1 characters' },
              { at: '/lines/0/sku', message: 'is not sold' },
            ]),
          )
        }
      />,
    );
    await save();
    await screen.findByText('This is needed.');
    expect(screen.getByRole('alert').textContent).toContain('lines.0.sku is not sold');
    await userEvent.type(screen.getByLabelText('Note'), 'x');
    expect(screen.queryByText('This is needed.')).toBeNull();
  });
});
