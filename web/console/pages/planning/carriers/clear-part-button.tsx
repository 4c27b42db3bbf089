// Empties one part of a draft, so that it can be written anew.
import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clearDraftPart, type DraftPart } from '../../../../api/network.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { useCarriersChanged } from './carriers-key.ts';

interface ClearPartButtonProps {
  carrier: string;
  what: DraftPart;
  part: string;
  why: string | undefined;
}

export function ClearPartButton({ carrier, what, part, why }: ClearPartButtonProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [isAsking, setIsAsking] = useState(false);
  const close = () => setIsAsking(false);
  const changed = useCarriersChanged(close);
  const isAllowed = may('POST /v1/carriers/{carrier}/rate-card/draft/clear');
  return (
    <>
      <ActionButton
        size="xs"
        variant="default"
        label={t('planning.carriers.clear.action')}
        aria-label={`${t('planning.carriers.clear.action')}: ${part}`}
        why={isAllowed ? why : t('ui.notAllowed')}
        onClick={() => setIsAsking(true)}
      />
      {isAsking && (
        <CommandDialog
          title={t('planning.carriers.clear.title')}
          action={t('planning.carriers.clear.action')}
          danger
          done={t('planning.carriers.clear.done')}
          send={(key) => clearDraftPart(carrier, what, key)}
          onDone={changed}
          onClose={close}
        >
          <Text size="sm">{t('planning.carriers.clear.hint', { part })}</Text>
        </CommandDialog>
      )}
    </>
  );
}
