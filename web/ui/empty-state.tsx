// What stands where there is nothing yet: a sentence, and what may be done about it.
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export function EmptyState({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <Stack gap="sm" align="flex-start" py="md">
      <Text c="dimmed">{text}</Text>
      {children}
    </Stack>
  );
}
