// A version of a policy with its state, in a word and a colour.
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PolicySummary } from '../../../../api/sourcing.ts';

const COLOURS = { draft: 'blue', live: 'green', replaced: 'gray', retired: 'gray' } as const;

export function PolicyStateBadge({ version }: { version: Pick<PolicySummary, 'version' | 'state'> }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={COLOURS[version.state]} radius="sm" tt="none">
      {t(`planning.rules.states.${version.state}`, { version: version.version })}
    </Badge>
  );
}
