// Two versions of a decision, or one and the draft: which two is chosen here; what is different stands below.
import { Group, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../../ui/query-view.tsx';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { DecisionDifferences } from './decision-differences.tsx';
import { decisionVersion } from './decision-version.ts';
import type { DecisionInHand } from './use-decision.ts';

type Side = number | 'draft';
export interface Compared {
  before: Side;
  after: Side;
}

interface CompareDecisionsProps {
  decision: DecisionInHand;
  versions: readonly number[];
  /** What is compared when it opens. */
  start: Compared;
  onClose: () => void;
}

export function CompareDecisionsDialog({ decision, versions, start, onClose }: CompareDecisionsProps) {
  const { t } = useTranslation();
  const [compared, setCompared] = useState(start);
  const before = useSide(decision, compared.before);
  const after = useSide(decision, compared.after);
  const choices = [
    { value: 'draft', label: t('designer.versions.draft') },
    ...versions.map((version) => ({
      value: String(version),
      label: t('designer.processes.version', { version }),
    })),
  ];
  const choose = (side: keyof Compared) => (
    <Select
      label={t(`designer.difference.${side}`)}
      size="xs"
      w={180}
      allowDeselect={false}
      data={choices}
      value={String(compared[side])}
      onChange={(value) =>
        value !== null && setCompared({ ...compared, [side]: value === 'draft' ? value : Number(value) })
      }
    />
  );
  return (
    <Modal
      opened
      size="min(1200px, 94vw)"
      onClose={onClose}
      title={`${t('designer.difference.title')}: ${withoutOverrides(decision.name)}`}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Group gap="sm" mb="md">
        {choose('before')}
        {choose('after')}
      </Group>
      <QueryView query={before} rows={6}>
        {(old) => (
          <QueryView query={after} rows={6}>
            {(next) => (
              // What was chosen to be shown of one comparison says nothing of another.
              <DecisionDifferences
                key={`${compared.before} ${compared.after}`}
                decisionId={decision.decisionId}
                before={old.xml}
                after={next.xml}
              />
            )}
          </QueryView>
        )}
      </QueryView>
    </Modal>
  );
}

/** A published version as the server has it, the draft as it stands on the page. */
function useSide({ decisionId, xml }: DecisionInHand, side: Side) {
  const published = useQuery({
    ...decisionVersion(decisionId, side === 'draft' ? 0 : side),
    enabled: side !== 'draft',
  });
  return side === 'draft' ? { ...published, error: null, data: { xml } } : published;
}
