// The languages that people may choose, and which one somebody gets who has not chosen.

export const LANGUAGES = ['en', 'ja', 'pl', 'ru', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own words, as everybody finds theirs. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  ja: '日本語',
  pl: 'Polski',
  ru: 'Русский',
  tr: 'Türkçe',
};

const KEY = 'throughline.language';

export const isLanguage = (text: unknown): text is Language => LANGUAGES.some((each) => each === text);

const baseOf = (tag: string) => tag.split('-')[0]!.toLowerCase();

/** What was chosen here before, otherwise the first of the reader's languages that there is, otherwise English. */
export function preferredLanguage(): Language {
  const chosen = readChoice();
  if (chosen) return chosen;
  return navigator.languages.map(baseOf).find(isLanguage) ?? 'en';
}

function readChoice(): Language | null {
  try {
    const text = localStorage.getItem(KEY);
    return isLanguage(text) ? text : null;
  } catch {
    // A browser that keeps nothing.
    return null;
  }
}

export const hasChosenLanguage = (): boolean => readChoice() !== null;

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing: the choice holds until the page is left.
  }
}

/** The reader's own variety of the language (British, American …), for dates and numbers. */
export function localeOf(language: string): string {
  return navigator.languages.find((tag) => baseOf(tag) === language) ?? language;
}
