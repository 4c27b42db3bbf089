// The single place that starts the texts of the pages and changes their language. English is at hand; another language comes when
// it is chosen. Texts are files texts/<language>/<area>.ts, of one shape in all languages.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, preferredLanguage, rememberLanguage } from './languages.ts';
import type { Texts } from './text-key.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Texts };
  }
}

/** Where the texts of the other languages come from. */
export type TextSource = (language: Exclude<Language, 'en'>) => Promise<object>;

let source: TextSource | null = null;

/** Starts in English, at once. */
export function startTexts(english: object): typeof i18next {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = 'en';
  return i18next;
}

/** Starts in the reader's language: resolves when its texts are there. */
export async function startTextsOf(english: object, others: TextSource): Promise<void> {
  source = others;
  startTexts(english);
  await showLanguage(preferredLanguage()).catch(() => showLanguage('en'));
}

/** Shows everything in `language` from now on, and the next time. */
export async function chooseLanguage(language: Language): Promise<void> {
  await showLanguage(language);
  rememberLanguage(language);
}

/** Shows everything in `language` until somebody chooses. */
export const suggestLanguage = (language: Language): Promise<void> =>
  showLanguage(language).catch(() => showLanguage('en'));

async function showLanguage(language: Language): Promise<void> {
  if (language !== 'en' && source && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await source(language));
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
