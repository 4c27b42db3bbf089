// Asks who came by a link to prove the address, before something is moved or revealed.
import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReadAllAgain } from '../use-me.ts';
import { SignInForm } from './sign-in.form.tsx';

interface SignInDialogProps {
  onClose: () => void;
  /** Signed in now, and everything is read anew. */
  onDone: () => void;
}

export function SignInDialog({ onClose, onDone }: SignInDialogProps) {
  const { t } = useTranslation();
  const readAllAgain = useReadAllAgain();
  return (
    <Modal opened onClose={onClose} title={t('portal.signIn.proveTitle')} centered>
      <Stack gap="md">
        <Text size="sm">{t('portal.signIn.prove')}</Text>
        <SignInForm onDone={() => void readAllAgain().then(onDone)} />
      </Stack>
    </Modal>
  );
}
