// What people see who are not signed in: the way in, to the very page that they have asked for.
import { Anchor, Center, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Brand } from '../brand.tsx';
import { SignInForm } from './sign-in-form.tsx';

export function SignedOut({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Center mih="100vh" p="md">
      <Paper withBorder p="xl" radius="lg" component="main" w={360} maw="100%">
        <Stack>
          <Brand />
          <Text component="h1" fz="md" fw={400}>
            {t('shell.session.hintFirst')}
          </Text>
          <SignInForm onDone={onDone} />
          <Anchor href="/sign-in" size="sm">
            {t('shell.toSignIn')}
          </Anchor>
        </Stack>
      </Paper>
    </Center>
  );
}
