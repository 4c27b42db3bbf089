// One policy: its versions, its cost model, its rule tables, and what it would have done with real orders.
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { listPolicies, type PolicySummary, readPolicy } from '../../../../api/sourcing.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { CostModelSection } from './cost-model.section.tsx';
import { PolicyHeading } from './policy-heading.section.tsx';
import { POLICIES_KEY } from './policy-list.section.tsx';
import { ProblemsSection } from './problems.section.tsx';
import { RuleTablesSection } from './rule-tables.section.tsx';
import { TestPolicySection } from './test-policy.section.tsx';
import { useDraft } from './use-draft.ts';

export function PolicyPage() {
  const { code } = useParams({ from: '/rules/$code' });
  const versions = useQuery({ queryKey: [...POLICIES_KEY, code], queryFn: () => listPolicies({ code }) });
  return (
    <QueryView query={versions}>
      {({ items }) =>
        items.length === 0 ? <PageHeading title={code} /> : <Versions key={code} code={code} items={items} />
      }
    </QueryView>
  );
}

function Versions({ code, items }: { code: string; items: PolicySummary[] }) {
  const asked = useSearch({ from: '/rules/$code' }).version;
  const sorted = [...items].sort((a, b) => b.version - a.version);
  const shown = sorted.find(({ version }) => version === asked) ?? sorted[0]!;
  const query = useQuery({
    queryKey: [...POLICIES_KEY, code, shown.version, shown.state],
    queryFn: () => readPolicy(code, shown.version),
    refetchOnWindowFocus: false,
  });
  return (
    <QueryView query={query} rows={8}>
      {(policy) => <Version key={`${policy.version} ${policy.state}`} policy={policy} versions={sorted} />}
    </QueryView>
  );
}

function Version({
  policy,
  versions,
}: {
  policy: Parameters<typeof useDraft>[0];
  versions: PolicySummary[];
}) {
  const draft = useDraft(policy);
  return (
    <Stack gap="md">
      <PolicyHeading draft={draft} versions={versions} />
      <ProblemsSection draft={draft} />
      <RuleTablesSection draft={draft} />
      <CostModelSection draft={draft} />
      <TestPolicySection draft={draft} />
    </Stack>
  );
}
