// Shows what a query found: error first, then loading, then nothing, then the thing itself.
import { Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure.tsx';

interface QueryViewProps<T> {
  query: Pick<UseQueryResult<T>, 'error' | 'data' | 'refetch'>;
  /** Says that nothing is there; `isEmpty` decides. */
  empty?: string;
  isEmpty?: (found: T) => boolean;
  rows?: number;
  children: (found: T) => ReactNode;
}

export function QueryView<T>({ query, empty, isEmpty, rows = 3, children }: QueryViewProps<T>) {
  if (query.error && query.data === undefined) {
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) {
    return (
      <Stack gap="xs" aria-busy="true">
        {Array.from({ length: rows }, (_, row) => row).map((row) => (
          <Skeleton key={row} height={18} />
        ))}
      </Stack>
    );
  }
  if (empty !== undefined && isEmpty?.(query.data)) {
    return (
      <Text c="dimmed" size="sm">
        {empty}
      </Text>
    );
  }
  return children(query.data);
}
