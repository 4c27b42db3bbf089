// The texts of insight, which are many and come with its pages: each language as one file of its own, English too. What the menu says of
// the area stands in shell.ts; its own pages are named here, for their tabs and the palette.
import type { Language } from './languages.ts';
import { loadTexts } from './start-texts.ts';

async function readInsight(language: Language): Promise<object> {
  switch (language) {
    case 'en':
      return await import('./en/insight.ts');
    case 'ja':
      return await import('./ja/insight.ts');
    case 'pl':
      return await import('./pl/insight.ts');
    case 'ru':
      return await import('./ru/insight.ts');
    case 'tr':
      return await import('./tr/insight.ts');
  }
}

/** For the loader of the area's routes, and for whatever lists its pages. */
export const loadInsightTexts = (): Promise<void> => loadTexts(readInsight);
