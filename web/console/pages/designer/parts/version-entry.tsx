// One published version in a list: who published it, when and why; what can be done with it is told by its menu.
import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { When } from '../../../../ui/when.tsx';

interface VersionEntryProps {
  version: {
    version: number;
    isNewest: boolean;
    deployedBy: string;
    deployedAt: string;
    note: string | null;
  };
  /** The items of its menu. */
  actions: ReactNode;
  children?: ReactNode;
}

export function VersionEntry({ version, actions, children }: VersionEntryProps) {
  const { t } = useTranslation();
  return (
    <div className="entry">
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Group gap={6}>
          <Text size="sm" fw={600}>
            {t('designer.processes.version', { version: version.version })}
          </Text>
          {version.isNewest && (
            <Badge size="sm" variant="light" tt="none">
              {t('designer.versions.newest')}
            </Badge>
          )}
        </Group>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('designer.versions.actionsOf', { version: version.version })}
            >
              {t('designer.versions.actions')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>{actions}</Menu.Dropdown>
        </Menu>
      </Group>
      <Text size="xs" c="dimmed">
        {version.deployedBy} · <When at={version.deployedAt} />
      </Text>
      {version.note !== null && version.note !== '' && (
        <Text size="sm" component="div">
          <SafeText text={version.note} />
        </Text>
      )}
      {children}
    </div>
  );
}
