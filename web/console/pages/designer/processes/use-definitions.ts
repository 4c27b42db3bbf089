// Deployed processes, and the one that the address names (the first when it names none).
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { listDefinitions } from '../../../../api/workflow.ts';

export function useDefinitions() {
  const { process, version } = useSearch({ from: '/processes' });
  const query = useQuery({ queryKey: ['definitions'], queryFn: listDefinitions });
  const items = query.data?.items ?? [];
  const chosen =
    items.find((item) => item.processId === process && (version === undefined || item.version === version)) ??
    items[0];
  return { query, chosen };
}
