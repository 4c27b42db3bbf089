// Who is in, and what happens when that changes. The page follows the customer's language until somebody has chosen one here.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readMe } from '../api/portal.ts';
import { hasChosenLanguage, isLanguage } from '../texts/languages.ts';
import { suggestLanguage } from '../texts/start-texts.ts';

export const ME = ['me'] as const;

export const useMe = () => useQuery({ queryKey: ME, queryFn: readMe, staleTime: 60_000 });

/** Everything that was read belonged to whoever was in before. */
export function useVisitorChange(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.resetQueries();
}

/** The same visitor may see more now: what is shown stays until it has been read again. */
export function useReadAllAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

export function useOwnLanguage(): void {
  const locale = useMe().data?.locale;
  useEffect(() => {
    const language = locale?.split('-')[0];
    if (isLanguage(language) && !hasChosenLanguage()) void suggestLanguage(language);
  }, [locale]);
}
