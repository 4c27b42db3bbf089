// The single place that starts the texts of the pages. Languages are folders beside `en/`, which is complete; whatever another
// language lacks is shown in English.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { english } from './en/english.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof english };
  }
}

export const LANGUAGES = ['en'] as const;

export function startTexts(language = 'en'): typeof i18next {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: LANGUAGES,
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18next;
}
