// Asks before a data set goes.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { removeDataSet } from '../../../../api/data-sets.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { DATA_SETS_KEY } from '../parts/use-data-sets.ts';

interface RemoveDialogProps {
  dataSetId: string;
  name: string;
  onDone: () => void;
  onClose: () => void;
}

export function RemoveDialog({ dataSetId, name, onDone, onClose }: RemoveDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <CommandDialog
      title={t('insight.dataSets.removeTitle', { name: withoutOverrides(name) })}
      action={t('insight.dataSets.remove')}
      done={t('insight.dataSets.removed')}
      danger
      send={(key) => removeDataSet(dataSetId, key)}
      onDone={() => {
        onDone();
        void client.invalidateQueries({ queryKey: DATA_SETS_KEY });
      }}
      onClose={onClose}
    >
      {t('insight.dataSets.removeMeaning')}
    </CommandDialog>
  );
}
