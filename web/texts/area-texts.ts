// Texts that come with the pages of their area, because few people need them at once: each language of an area as one file of its own,
// English too. What the menu says of the areas stands in shell.ts; pages within insight are named here, for their tabs and the palette.
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

async function readPlanning(language: Language): Promise<object> {
  switch (language) {
    case 'en':
      return await import('./en/planning.ts');
    case 'ja':
      return await import('./ja/planning.ts');
    case 'pl':
      return await import('./pl/planning.ts');
    case 'ru':
      return await import('./ru/planning.ts');
    case 'tr':
      return await import('./tr/planning.ts');
  }
}

/** For the loader of the area's routes, and for whatever lists its pages. */
export const loadInsightTexts = (): Promise<void> => loadTexts(readInsight);
/** For the loaders of the area's routes. */
export const loadPlanningTexts = (): Promise<void> => loadTexts(readPlanning);
