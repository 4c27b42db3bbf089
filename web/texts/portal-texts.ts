// The texts of the portal: English in its first load, each other language as one file of its own.
import { forPortal as english } from './en/for-portal.ts';
import { startTexts, startTextsOf } from './start-texts.ts';

export const startPortalTexts = () =>
  startTextsOf(english, async (language) => {
    switch (language) {
      case 'ja':
        return (await import('./ja/for-portal.ts')).forPortal;
      case 'pl':
        return (await import('./pl/for-portal.ts')).forPortal;
      case 'ru':
        return (await import('./ru/for-portal.ts')).forPortal;
      case 'tr':
        return (await import('./tr/for-portal.ts')).forPortal;
    }
  });

/** English at once, for tests of components. */
export const startEnglishPortalTexts = () => startTexts(english);
