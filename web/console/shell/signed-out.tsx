// What people see who are not signed in; signing in is the server's own page.
import { Button, Center, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand.tsx';

export function SignedOut() {
  const { t } = useTranslation();
  return (
    <Center mih="100vh">
      <Paper withBorder p="xl" radius="lg" component="main">
        <Stack align="center">
          <Brand />
          <Text>{t('shell.signedOut')}</Text>
          <Button component="a" href="/sign-in">
            {t('shell.toSignIn')}
          </Button>
        </Stack>
      </Paper>
    </Center>
  );
}
