// The one cache of what the pages have read. The event stream says when something is out of date, so time alone does not.
import { QueryClient } from '@tanstack/react-query';
import { ApiRefusal } from './call.ts';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The outbox waits for the line, and says so.
      mutations: { networkMode: 'always' },
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        // What the server has answered with a no stays a no.
        retry: (failures, error) =>
          !(error instanceof ApiRefusal && error.problem.status < 500) && failures < 2,
      },
    },
  });
}
