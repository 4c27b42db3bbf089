// A dot and a word: whether what is shown is what is. Nothing on pages that follow no events.
import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../live/live-state.ts';

export function LiveIndicator() {
  const { t } = useTranslation();
  const state = useLiveState();
  if (state === null) return null;
  return (
    <Tooltip label={t('shell.live.meaning')}>
      <span className="live" data-state={state} role="status">
        <span className="live-dot" aria-hidden="true" />
        <span className="live-word">{t(`shell.live.${state}`)}</span>
      </span>
    </Tooltip>
  );
}
