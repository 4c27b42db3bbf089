// The question of the causes page as the address says it, and the way to change it.
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CausesSearch } from './causes-search.ts';

export function useCauses() {
  const search = useSearch({ from: '/insight/causes' });
  const navigate = useNavigate({ from: '/insight/causes' });
  return {
    search,
    change: (part: CausesSearch) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true }),
  };
}
