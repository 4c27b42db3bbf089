// Decision tables that processes ask, each in its newest version, with what is being changed.
import { Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listDecisions } from '../../../../api/designer.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { useDrafts } from './use-drafts.ts';

export function DecisionList() {
  const { t } = useTranslation();
  const decisions = useQuery({ queryKey: ['decisions'], queryFn: listDecisions });
  const draftOf = useDrafts('decision');
  return (
    <Section title={t('designer.processes.decisions')}>
      <QueryView
        query={decisions}
        empty={t('designer.processes.noDecisions')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items
            .filter(({ isNewest }) => isNewest)
            .map(({ decisionId, name, version, deployedAt, deployedBy, note }) => (
              <Group key={decisionId} className="entry" justify="space-between" gap="xs">
                <div className="grow">
                  <Text size="sm" fw={600}>
                    <bdi>{name || decisionId}</bdi> · {t('designer.processes.version', { version })}
                  </Text>
                  <Text size="xs" c="dimmed" component="div">
                    <span className="mono">{decisionId}</span> · {deployedBy} · <When at={deployedAt} />
                    {note !== null && note !== '' && <bdi> · {note}</bdi>}
                  </Text>
                </div>
                {draftOf(decisionId) && (
                  <Badge variant="light" color="yellow" tt="none">
                    {t('designer.processes.draft')}
                  </Badge>
                )}
                <Link
                  className="design-link"
                  to="/decisions/$decisionId/design"
                  params={{ decisionId }}
                  aria-label={`${t('designer.processes.editTable')}: ${name || decisionId}`}
                >
                  {t('designer.processes.editTable')}
                </Link>
              </Group>
            ))
        }
      </QueryView>
    </Section>
  );
}
