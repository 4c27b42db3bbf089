// The state of a run of planning, in a word and a colour.
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const COLOURS = {
  queued: 'gray',
  running: 'blue',
  finished: 'green',
  failed: 'red',
  cancelled: 'gray',
} as const;

export function RunState({ state }: { state: keyof typeof COLOURS }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={COLOURS[state]} radius="sm" tt="none">
      {t(`planning.whatIf.states.${state}`)}
    </Badge>
  );
}
