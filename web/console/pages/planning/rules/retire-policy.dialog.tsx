// Takes a live policy out of force; the policy for all channels, or the configured costs, decide from then on.
import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { retirePolicy } from '../../../../api/sourcing.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { POLICIES_KEY } from './policy-list.section.tsx';

export function RetirePolicyDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <CommandDialog
      title={t('planning.rules.retire.title', { code })}
      action={t('planning.rules.retire.action')}
      danger
      done={t('planning.rules.retire.done')}
      send={(key) => retirePolicy(code, key)}
      onDone={() => void client.invalidateQueries({ queryKey: POLICIES_KEY })}
      onClose={onClose}
    >
      <Text size="sm">{t('planning.rules.retire.hint')}</Text>
    </CommandDialog>
  );
}
