// The state of a simulation, in a word and a colour.
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SimulationSummary } from '../../../../api/insight-causes.ts';

const COLOURS = {
  queued: 'gray',
  running: 'blue',
  finished: 'green',
  failed: 'red',
  cancelled: 'gray',
} as const;

export function SimulationState({ state }: Pick<SimulationSummary, 'state'>) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={COLOURS[state]} radius="sm" tt="none">
      {t(`insight.simulation.states.${state}`)}
    </Badge>
  );
}
