// The models that can be simulated, by their names: the log itself, deployed processes, drafts, uploaded drawings.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listDrafts } from '../../../../api/designer.ts';
import { listDefinitions } from '../../../../api/workflow.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { useModels } from '../conformance/use-comparison.ts';

const MOST_VERSIONS = 10;

/** Groups for a Select, and the name of a reference. */
export function useSimulatedModels() {
  const { t } = useTranslation();
  const processes = useQuery({ queryKey: ['processes'], queryFn: () => listDefinitions() });
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: () => listDrafts() });
  const models = useModels();
  const groups = [
    {
      group: t('insight.simulation.models.groups.log'),
      items: [{ value: 'log', label: t('insight.simulation.models.log') }],
    },
    {
      group: t('insight.simulation.models.groups.process'),
      items: (processes.data?.items ?? []).slice(0, MOST_VERSIONS).map(({ processId, version, name }) => ({
        value: `process:${processId}@${version}`,
        label: t('insight.simulation.models.process', { name: withoutOverrides(name), version }),
      })),
    },
    {
      group: t('insight.simulation.models.groups.draft'),
      items: (drafts.data?.items ?? [])
        .filter(({ kind }) => kind === 'process')
        .map(({ modelId, name }) => ({
          value: `draft:${modelId}`,
          label: t('insight.simulation.models.draft', { name: withoutOverrides(name) }),
        })),
    },
    {
      group: t('insight.simulation.models.groups.upload'),
      items: (models.data?.items ?? [])
        .filter(({ kind, format }) => kind === 'upload' && format === 'bpmn')
        .map(({ ref, name }) => ({ value: ref, label: withoutOverrides(name) })),
    },
  ].filter(({ items }) => items.length > 0);
  const nameOf = (ref: string): string =>
    groups.flatMap(({ items }) => items).find(({ value }) => value === ref)?.label ?? ref;
  return { groups, nameOf };
}
