// The person's language and colours: chosen in the account menu, kept here and by the server. What was chosen in this browser wins;
// a browser where nothing was chosen begins as the last one was left.
import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { readPreferences, savePreferences } from '../../api/preferences.ts';
import { hasChosenLanguage, isLanguage, type Language } from '../../texts/languages.ts';
import { chooseLanguage } from '../../texts/start-texts.ts';

export const SCHEMES = ['light', 'dark', 'auto'] as const;
export type Scheme = (typeof SCHEMES)[number];

const SCHEME_KEY = 'mantine-color-scheme-value';

const isScheme = (text: unknown): text is Scheme => SCHEMES.some((each) => each === text);

function hasChosenScheme(): boolean {
  try {
    return localStorage.getItem(SCHEME_KEY) !== null;
  } catch {
    return false;
  }
}

/** A wish of looks is not worth a notice when it cannot be kept. */
const keep = (part: Parameters<typeof savePreferences>[0]) => void savePreferences(part).catch(() => {});

export function useChoices() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return {
    scheme: colorScheme,
    chooseScheme(scheme: string) {
      if (!isScheme(scheme)) return;
      setColorScheme(scheme);
      keep({ scheme });
    },
    async chooseLanguage(language: Language) {
      await chooseLanguage(language);
      keep({ language });
    },
  };
}

/** Begins as the server remembers, where this browser remembers nothing. */
export function useKeptPreferences(): void {
  const { setColorScheme } = useMantineColorScheme();
  const kept = useQuery({
    queryKey: ['preferences'],
    queryFn: readPreferences,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: !hasChosenLanguage() || !hasChosenScheme(),
  });
  const isTaken = useRef(false);
  useEffect(() => {
    // Once: a change of language draws everything anew, this too.
    if (!kept.data || isTaken.current) return;
    isTaken.current = true;
    const { language, scheme } = kept.data;
    if (isLanguage(language) && !hasChosenLanguage()) void chooseLanguage(language);
    if (isScheme(scheme) && !hasChosenScheme()) setColorScheme(scheme);
  }, [kept.data, setColorScheme]);
}
