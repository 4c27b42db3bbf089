// The top of a page: its title (the page's only h1, also the title of the tab), what it is about, and its actions at the right.
import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { withoutOverrides } from './safe-text.tsx';

interface PageHeadingProps {
  title: string;
  /** A line under the title. */
  about?: ReactNode;
  children?: ReactNode;
}

export function PageHeading({ title: given, about, children }: PageHeadingProps) {
  // Names and subjects that strangers wrote are titles too.
  const title = withoutOverrides(given);
  useEffect(() => {
    document.title = `${title} · Throughline`;
  }, [title]);
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <div className="grow" style={{ minWidth: 'min(100%, 16rem)' }}>
        <Title order={1} size="h2">
          <bdi style={{ overflowWrap: 'anywhere' }}>{title}</bdi>
        </Title>
        {about !== undefined && (
          <Text size="sm" c="dimmed" component="div">
            {about}
          </Text>
        )}
      </div>
      {children !== undefined && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
