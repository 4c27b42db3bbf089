// Facts beside their names, in two columns where there is room.
import { SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export function FactList({ facts }: { facts: readonly (readonly [name: string, fact: ReactNode])[] }) {
  return (
    <SimpleGrid component="dl" cols={{ base: 1, xs: 2 }} spacing="sm" m={0}>
      {facts.map(([name, fact]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {fact}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
