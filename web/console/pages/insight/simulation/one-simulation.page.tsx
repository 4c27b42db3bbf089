// One simulation: how far it is, whether it can be believed, and what came out beside today.
import './simulation.css';
import { Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cancelSimulation, readSimulation, type Simulation } from '../../../../api/insight-causes.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { formatShare } from '../../../../ui/money.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { isUnderWay } from './compose-simulation.ts';
import { CurvesSection } from './curves.section.tsx';
import { FiguresSection } from './figures.section.tsx';
import { useSimulatedModels } from './name-model.ts';
import { nameSimulation, sayChanges } from './name-simulation.ts';
import { PeopleSection } from './people.section.tsx';
import { StepsSection } from './steps.section.tsx';
import { ValidationSection } from './validation.section.tsx';

const EVERY_MS = 1000;

export function SimulationPage() {
  const { t } = useTranslation();
  const { simulationId } = useParams({ from: '/insight/simulation/$simulationId' });
  const { nameOf } = useSimulatedModels();
  const query = useQuery({
    queryKey: ['simulations', simulationId],
    queryFn: () => readSimulation(simulationId),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? EVERY_MS : false),
  });
  return (
    <QueryView query={query} rows={8}>
      {(simulation) => (
        <Stack gap="md">
          <PageHeading
            title={nameSimulation(t, simulation, nameOf)}
            about={`${nameOf(simulation.model)}: ${sayChanges(t, simulation, nameOf)}`}
          />
          <Outcome simulation={simulation} />
        </Stack>
      )}
    </QueryView>
  );
}

function Outcome({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation();
  const { result, state, failure } = simulation;
  if (isUnderWay(simulation)) return <UnderWay simulation={simulation} />;
  if (state === 'failed')
    return (
      <Alert color="red" title={t('insight.simulation.failed')} role="alert">
        {failure}
      </Alert>
    );
  if (!result) return <Text size="sm">{t('insight.simulation.cancelled')}</Text>;
  return (
    <>
      <ValidationSection validation={result.validation} />
      <FiguresSection result={result} currency={simulation.costs.currency} />
      <CurvesSection curves={result.curves} />
      <StepsSection result={result} />
      <PeopleSection result={result} />
    </>
  );
}

function UnderWay({ simulation: { simulationId, progress } }: { simulation: Simulation }) {
  const { t } = useTranslation();
  const may = useMay();
  const text = t('insight.simulation.progress', { share: formatShare(progress) });
  return (
    <Group gap="md" role="status">
      <Progress value={progress * 100} aria-label={text} style={{ flex: 1 }} animated />
      <Text size="sm" span className="figures">
        {text}
      </Text>
      {may('POST /v1/insight/simulations/{simulationId}/cancel') && (
        <CommandButton
          label={t('insight.simulation.cancel')}
          done={t('insight.simulation.states.cancelled')}
          send={(key) => cancelSimulation(simulationId, key)}
        />
      )}
    </Group>
  );
}
