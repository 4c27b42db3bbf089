// Says whether what is drawn is safe.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { When } from '../../../../ui/when.tsx';
import type { DraftInHand } from './use-draft.ts';

export function SaveLabel({ draft, mayDraw }: { draft: DraftInHand; mayDraw: boolean }) {
  const { t } = useTranslation();
  const { state, savedAt } = draft;
  const isBad = state === 'failed' || state === 'conflict';
  return (
    <Text size="sm" c={isBad ? 'red' : 'dimmed'} role="status" className="nowrap" component="span">
      {!mayDraw ? (
        t('designer.design.readOnly')
      ) : (
        <>
          {t(`designer.design.state.${state}`)}
          {state !== 'saving' && !isBad && savedAt !== null && (
            <>
              {' '}
              <When at={savedAt} />
            </>
          )}
        </>
      )}
    </Text>
  );
}
