// Throws the draft away and shows the newest version again.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { discardDraft } from '../../../../api/designer.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import type { DesignInHand } from './use-design.ts';

export function DiscardDialog({ design, onClose }: { design: DesignInHand; onClose: () => void }) {
  const { t } = useTranslation();
  const { draft, processId } = design;
  const restart = async () => {
    // A process that was never published is gone with its draft.
    if (draft.basedOn() === null) window.location.assign('/processes');
    else await design.replace((await draft.restart()).xml, false);
  };
  return (
    <CommandDialog
      title={t('designer.design.discardTitle')}
      action={t('designer.design.discard')}
      done={t('designer.design.discarded')}
      danger
      onClose={onClose}
      send={(key) => discardDraft('process', processId, draft.revision(), key)}
      onDone={() => void restart()}
    >
      <Text size="sm">{t('designer.design.discardMeaning')}</Text>
    </CommandDialog>
  );
}
