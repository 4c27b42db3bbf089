// Comes in by a code: first the address, then the six digits that were sent there.
import { Anchor, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestCode, signIn } from '../../api/portal.ts';
import { placeRefusal } from '../../ui/place-refusal.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { useCommandForm } from '../../ui/use-command-form.ts';
import { InlineForm } from '../parts/inline-form.tsx';

interface Asked {
  email: string;
  minutes: number;
}

export function SignInForm({ onDone }: { onDone: () => void }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  return asked === null ? (
    <AddressStep onAsked={setAsked} />
  ) : (
    <CodeStep asked={asked} onDone={onDone} onBack={() => setAsked(null)} />
  );
}

function AddressStep({ onAsked }: { onAsked: (asked: Asked) => void }) {
  const { t, i18n } = useTranslation();
  const form = useCommandForm({
    initial: { email: '' },
    send: ({ email }, key) =>
      requestCode({ email: email.trim(), locale: i18n.resolvedLanguage as 'en' }, key),
    onDone: ({ expiresInMinutes }) => onAsked({ email: form.values.email.trim(), minutes: expiresInMinutes }),
  });
  return (
    <InlineForm form={form} label={t('portal.frame.signIn')} action={t('portal.signIn.send')}>
      <TextInput
        label={t('portal.signIn.email')}
        type="email"
        autoComplete="email"
        required
        withAsterisk={false}
        size="md"
        {...form.field('email')}
      />
    </InlineForm>
  );
}

interface CodeStepProps {
  asked: Asked;
  onDone: () => void;
  onBack: () => void;
}

function CodeStep({ asked: { email, minutes }, onDone, onBack }: CodeStepProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: { code: '' },
    send: ({ code }, key) =>
      placeRefusal(signIn({ email, code: code.replace(/\D/g, '') }, key), { 'portal.code-wrong': 'code' }),
    onDone,
  });
  return (
    <Stack gap="md">
      <Text role="status">
        <SafeText text={t('portal.signIn.sent', { email, minutes })} />
      </Text>
      <InlineForm form={form} label={t('portal.frame.signIn')} action={t('portal.signIn.enter')}>
        <TextInput
          label={t('portal.signIn.code')}
          description={t('portal.signIn.codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          maxLength={9}
          size="md"
          autoFocus
          {...form.field('code')}
        />
      </InlineForm>
      <Anchor component="button" type="button" onClick={onBack} ta="start">
        {t('portal.signIn.again')}
      </Anchor>
    </Stack>
  );
}
