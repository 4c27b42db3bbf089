// Asks before an uploaded model goes.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Model, removeModel } from '../../../../../api/conformance.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { withoutOverrides } from '../../../../../ui/safe-text.tsx';
import { MODELS_KEY, useComparison } from '../use-comparison.ts';

export function RemoveModelDialog({ model, onClose }: { model: Model; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { search, change } = useComparison();
  return (
    <CommandDialog
      title={t('insight.conformance.removeOf', { name: withoutOverrides(model.name) })}
      action={t('insight.conformance.remove')}
      done={t('insight.conformance.removed')}
      danger
      send={(key) => removeModel(model.modelId ?? '', key)}
      onDone={() => {
        if (search.model === model.ref) change({ model: undefined });
        void client.invalidateQueries({ queryKey: MODELS_KEY });
      }}
      onClose={onClose}
    >
      {t('insight.conformance.removeMeaning')}
    </CommandDialog>
  );
}
