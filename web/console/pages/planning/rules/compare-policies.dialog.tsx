// The version in hand, as it stands on the page, beside another one, which is chosen here.
import { Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PolicySummary, readPolicy } from '../../../../api/sourcing.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { PolicyDifferences } from './policy-differences.tsx';
import { POLICIES_KEY } from './policy-list.section.tsx';
import type { PolicyDraft } from './use-draft.ts';

interface ComparePoliciesProps {
  draft: PolicyDraft;
  /** At least one besides the version in hand. */
  versions: readonly PolicySummary[];
  onClose: () => void;
}

export function ComparePoliciesDialog({ draft, versions, onClose }: ComparePoliciesProps) {
  const { t } = useTranslation();
  const { policy, form } = draft;
  const others = versions.filter(({ version }) => version !== policy.version);
  const older = others.find(({ version }) => version < policy.version);
  const [chosen, setChosen] = useState((older ?? others[0]!).version);
  const query = useQuery({
    queryKey: [...POLICIES_KEY, policy.code, chosen],
    queryFn: () => readPolicy(policy.code, chosen),
  });
  return (
    <Modal
      opened
      size="min(1200px, 94vw)"
      onClose={onClose}
      title={`${t('designer.difference.title')}: ${withoutOverrides(policy.name)}`}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Select
        label={t('planning.rules.compare.with')}
        size="xs"
        w={220}
        mb="md"
        allowDeselect={false}
        data={others.map(({ version, state }) => ({
          value: String(version),
          label: t(`planning.rules.states.${state}`, { version }),
        }))}
        value={String(chosen)}
        onChange={(value) => value !== null && setChosen(Number(value))}
      />
      <QueryView query={query} rows={6}>
        {/* An older version is what it was before, whichever was opened first. */}
        {(other) =>
          chosen < policy.version ? (
            <PolicyDifferences key={chosen} before={other} after={form.values} />
          ) : (
            <PolicyDifferences key={chosen} before={form.values} after={other} />
          )
        }
      </QueryView>
    </Modal>
  );
}
