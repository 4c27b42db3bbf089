// Texts that come with the pages of their area, because few people need them at once: each language of an area as one file of its own,
// English too. What the menu says of the areas and their pages stands in shell.ts; pages within insight are named in its texts, for their
// tabs and the palette. A page that shows parts of another area waits for the texts of both.
import type { Language } from './languages.ts';
import { loadTexts } from './start-texts.ts';

type Files = Readonly<Record<Language, () => Promise<object>>>;

const areaOf = (files: Files) => (language: Language) => files[language]();

const cases = areaOf({
  en: () => import('./en/cases.ts'),
  ja: () => import('./ja/cases.ts'),
  pl: () => import('./pl/cases.ts'),
  ru: () => import('./ru/cases.ts'),
  tr: () => import('./tr/cases.ts'),
});
const customers = areaOf({
  en: () => import('./en/customers.ts'),
  ja: () => import('./ja/customers.ts'),
  pl: () => import('./pl/customers.ts'),
  ru: () => import('./ru/customers.ts'),
  tr: () => import('./tr/customers.ts'),
});
const designer = areaOf({
  en: () => import('./en/designer.ts'),
  ja: () => import('./ja/designer.ts'),
  pl: () => import('./pl/designer.ts'),
  ru: () => import('./ru/designer.ts'),
  tr: () => import('./tr/designer.ts'),
});
const finance = areaOf({
  en: () => import('./en/finance.ts'),
  ja: () => import('./ja/finance.ts'),
  pl: () => import('./pl/finance.ts'),
  ru: () => import('./ru/finance.ts'),
  tr: () => import('./tr/finance.ts'),
});
const insight = areaOf({
  en: () => import('./en/insight.ts'),
  ja: () => import('./ja/insight.ts'),
  pl: () => import('./pl/insight.ts'),
  ru: () => import('./ru/insight.ts'),
  tr: () => import('./tr/insight.ts'),
});
const operations = areaOf({
  en: () => import('./en/operations.ts'),
  ja: () => import('./ja/operations.ts'),
  pl: () => import('./pl/operations.ts'),
  ru: () => import('./ru/operations.ts'),
  tr: () => import('./tr/operations.ts'),
});
const planning = areaOf({
  en: () => import('./en/planning.ts'),
  ja: () => import('./ja/planning.ts'),
  pl: () => import('./pl/planning.ts'),
  ru: () => import('./ru/planning.ts'),
  tr: () => import('./tr/planning.ts'),
});

/** For the loaders of routes, and for whatever lists the pages of an area. */
export const loadCasesTexts = (): Promise<void> => loadTexts(cases);
export const loadCustomersTexts = (): Promise<void> => loadTexts(customers);
export const loadDesignerTexts = (): Promise<void> => loadTexts(designer);
export const loadFinanceTexts = (): Promise<void> => loadTexts(finance);
export const loadInsightTexts = (): Promise<void> => loadTexts(insight);
export const loadOperationsTexts = (): Promise<void> => loadTexts(operations);
export const loadPlanningTexts = (): Promise<void> => loadTexts(planning);
