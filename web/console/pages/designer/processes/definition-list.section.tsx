// Every version of every process with the number of its instances by status.
import { Group, Text, UnstyledButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatInstant } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { useDefinitions } from './use-definitions.ts';

export function DefinitionList() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/processes' });
  const { query, chosen } = useDefinitions();
  return (
    <Section title={t('designer.processes.list')}>
      <QueryView
        query={query}
        empty={t('designer.processes.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((item) => (
            <UnstyledButton
              key={`${item.processId} ${item.version}`}
              className="entry"
              w="100%"
              aria-pressed={item === chosen}
              onClick={() =>
                void navigate({ search: { process: item.processId, version: item.version }, replace: true })
              }
            >
              <Group justify="space-between" gap="xs">
                <div>
                  <Text size="sm" fw={item === chosen ? 700 : 500}>
                    {item.name || item.processId} ·{' '}
                    {t('designer.processes.version', { version: item.version })}
                  </Text>
                  <Text size="xs" c="dimmed">
                    <span className="mono">{item.processId}</span> ·{' '}
                    {t('designer.processes.deployed', { when: formatInstant(item.deployedAt) })}
                  </Text>
                </div>
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
                </Group>
              </Group>
            </UnstyledButton>
          ))
        }
      </QueryView>
    </Section>
  );
}
