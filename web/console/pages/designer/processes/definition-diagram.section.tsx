// The diagram of the chosen version.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ProcessDefinition, readModel } from '../../../../api/workflow.ts';
import { ProcessDiagram } from '../../../../ui/process-diagram.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useDefinitions } from './use-definitions.ts';

export function DefinitionDiagram() {
  const { chosen } = useDefinitions();
  return chosen ? <Drawn definition={chosen} /> : null;
}

function Drawn({ definition: { processId, version, name } }: { definition: ProcessDefinition }) {
  const { t } = useTranslation();
  const model = useQuery({
    queryKey: ['model', processId, version],
    queryFn: () => readModel(processId, version),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <QueryView query={model} rows={6}>
      {({ xml }) => <ProcessDiagram xml={xml} label={t('designer.processes.diagram', { name, version })} />}
    </QueryView>
  );
}
