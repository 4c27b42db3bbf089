// Signs in within the page, so that nothing that is open is lost. Making an account and invitations are the server's own pages.
import { Button, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../../api/session.ts';
import { Failure } from '../../../ui/failure.tsx';
import { useCommandForm } from '../../../ui/use-command-form.ts';

export function SignInForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: { email: '', password: '' },
    send: ({ email, password }) => signIn(email, password),
    onDone,
  });
  return (
    <form
      ref={form.formRef}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <Stack gap="sm">
        <TextInput
          {...form.field('email')}
          label={t('shell.session.email')}
          type="email"
          autoComplete="username"
          required
          data-autofocus
        />
        <TextInput
          {...form.field('password')}
          type="password"
          label={t('shell.session.password')}
          autoComplete="current-password"
          required
        />
        {form.error instanceof Error && <Failure error={form.error} problems={form.unplaced()} />}
        <Button type="submit" loading={form.isPending}>
          {t('shell.session.signIn')}
        </Button>
      </Stack>
    </form>
  );
}
