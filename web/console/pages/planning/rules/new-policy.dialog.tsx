// Begins a policy as a draft; it decides nothing before it is published.
import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { draftPolicy } from '../../../../api/sourcing.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';

export function NewPolicyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useCommandForm({
    initial: { code: '', name: '', channel: '' },
    send: ({ code, name, channel }, key) =>
      draftPolicy(
        code.trim(),
        { ...(name.trim() ? { name: name.trim() } : {}), channel: channel.trim() || null },
        key,
      ),
    done: t('planning.rules.new.done'),
    onDone: ({ code }) => void navigate({ to: '/rules/$code', params: { code } }),
  });
  return (
    <CommandDialog
      title={t('planning.rules.new.title')}
      action={t('planning.rules.new.action')}
      form={form}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        label={t('planning.rules.code')}
        description={t('planning.rules.codeHint')}
        {...form.field('code')}
      />
      <TextInput label={t('planning.rules.name')} {...form.field('name')} />
      <TextInput
        label={t('planning.rules.channel')}
        description={t('planning.rules.channelHint')}
        {...form.field('channel')}
      />
    </CommandDialog>
  );
}
