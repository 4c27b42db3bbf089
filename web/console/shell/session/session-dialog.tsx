// Stands over whatever is open when the session has ended, until the same person has signed in again; somebody else begins anew.
import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, readMe } from '../../../api/session.ts';
import { onSessionEnd, tellSessionRenewed } from '../../../api/session-events.ts';
import { ME_KEY } from '../use-me.ts';
import { SignInForm } from './sign-in-form.tsx';

export function SessionDialog() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isEnded, setIsEnded] = useState(false);
  useEffect(() => onSessionEnd(() => setIsEnded(true)), []);
  const goOn = async () => {
    const before = client.getQueryData<Me>(ME_KEY);
    const me = await readMe();
    if (before && before.actor !== me.actor) {
      window.location.reload();
      return;
    }
    setIsEnded(false);
    tellSessionRenewed();
    await client.invalidateQueries();
  };
  return (
    <Modal
      opened={isEnded}
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('shell.session.title')}
      centered
      zIndex={400}
    >
      <Stack>
        <Text size="sm">{t('shell.session.hint')}</Text>
        <SignInForm onDone={() => void goOn()} />
      </Stack>
    </Modal>
  );
}
