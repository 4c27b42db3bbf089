// The single place that starts the texts of the pages and changes their language. English is at hand; another language comes when
// it is chosen; texts of a large area come with its pages (loadTexts). Texts are files texts/<language>/<area>.ts, of one shape in all
// languages.
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

/** Where the texts of an area that is not in the first load come from: one function for each area. */
export type AreaSource = (language: Language) => Promise<object>;

/** What has come of each area so far, or is on its way. */
const areas = new Map<AreaSource, Map<Language, Promise<void>>>();

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

/** Resolves when the texts of an area are there in the language that is shown; they follow every change of it from then on. */
export function loadTexts(area: AreaSource): Promise<void> {
  if (!areas.has(area)) areas.set(area, new Map());
  return addTexts(area, i18next.language as Language);
}

function addTexts(area: AreaSource, language: Language): Promise<void> {
  const come = areas.get(area)!;
  const known = come.get(language);
  if (known) return known;
  const coming = area(language).then((texts) => {
    i18next.addResourceBundle(language, 'translation', texts, true, true);
  });
  come.set(language, coming);
  // What did not come is asked for again by whoever needs it next.
  coming.catch(() => come.delete(language));
  return coming;
}

async function showLanguage(language: Language): Promise<void> {
  if (language !== 'en' && source && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await source(language));
  }
  await Promise.all([...areas.keys()].map((area) => addTexts(area, language)));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
