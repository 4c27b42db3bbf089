// Every version of every process with the number of its instances by status, what is being drawn, and the way into the designer.
import { Badge, Group, Text, UnstyledButton } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DraftHead } from '../../../../api/designer.ts';
import type { ProcessDefinition } from '../../../../api/workflow.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatInstant } from '../../../../ui/time.ts';
import { When } from '../../../../ui/when.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { useDefinitions } from './use-definitions.ts';
import { useDrafts, useUnpublished } from './use-drafts.ts';

export function DefinitionList() {
  const { t } = useTranslation();
  const { query, chosen } = useDefinitions();
  const draftOf = useDrafts('process');
  const unpublished = useUnpublished();
  return (
    <Section title={t('designer.processes.list')}>
      {unpublished.map((draft) => (
        <DraftEntry key={draft.modelId} draft={draft} />
      ))}
      <QueryView
        query={query}
        empty={t('designer.processes.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((item, index) => (
            <DefinitionEntry
              key={`${item.processId} ${item.version}`}
              item={item}
              isChosen={item === chosen}
              isFirst={items[index - 1]?.processId !== item.processId}
              draft={draftOf(item.processId)}
            />
          ))
        }
      </QueryView>
    </Section>
  );
}

interface DefinitionEntryProps {
  item: ProcessDefinition;
  isChosen: boolean;
  /** The first entry of its process leads into the designer. */
  isFirst: boolean;
  draft: DraftHead | undefined;
}

function DefinitionEntry({ item, isChosen, isFirst, draft }: DefinitionEntryProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/processes' });
  return (
    <Group className="entry" justify="space-between" gap="xs">
      <UnstyledButton
        className="grow"
        aria-pressed={isChosen}
        onClick={() =>
          void navigate({ search: { process: item.processId, version: item.version }, replace: true })
        }
      >
        <Text size="sm" fw={isChosen ? 700 : 500}>
          <bdi>{item.name || item.processId}</bdi> ·{' '}
          {t('designer.processes.version', { version: item.version })}
        </Text>
        <Text size="xs" c="dimmed">
          <span className="mono">{item.processId}</span> ·{' '}
          {t('designer.processes.deployed', { when: formatInstant(item.deployedAt) })}
        </Text>
      </UnstyledButton>
      <Group gap={6}>
        {Object.entries(item.instances).map(([status, count]) => (
          <StatusBadge
            key={status}
            status={status}
            label={t('designer.processes.instances', {
              count,
              status: wordOf('process', status).toLowerCase(),
            })}
          />
        ))}
        {Object.keys(item.instances).length === 0 && (
          <Text size="xs" c="dimmed">
            {t('designer.processes.noInstances')}
          </Text>
        )}
        {isFirst && draft && (
          <Badge variant="light" color="yellow" tt="none">
            {t('designer.processes.draft')}
          </Badge>
        )}
        {isFirst && <DesignLink processId={item.processId} name={item.name} />}
      </Group>
    </Group>
  );
}

function DraftEntry({ draft }: { draft: DraftHead }) {
  const { t } = useTranslation();
  return (
    <Group className="entry" justify="space-between" gap="xs">
      <div className="grow">
        <Text size="sm" fw={500}>
          <bdi>{draft.name}</bdi> · {t('designer.design.new')}
        </Text>
        <Text size="xs" c="dimmed">
          <span className="mono">{draft.modelId}</span> ·{' '}
          {t('designer.processes.draftBy', { who: draft.savedBy })} <When at={draft.savedAt} />
        </Text>
      </div>
      <Badge variant="light" color="yellow" tt="none">
        {t('designer.processes.draft')}
      </Badge>
      <DesignLink processId={draft.modelId} name={draft.name} />
    </Group>
  );
}

function DesignLink({ processId, name }: { processId: string; name: string }) {
  const { t } = useTranslation();
  return (
    <Link
      className="design-link"
      to="/processes/$processId/design"
      params={{ processId }}
      aria-label={`${t('designer.processes.open')}: ${name || processId}`}
    >
      {t('designer.processes.open')}
    </Link>
  );
}
