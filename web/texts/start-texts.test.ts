// @vitest-environment happy-dom
// Texts of an area come with its pages and follow the language, however it is changed.
import i18next from 'i18next';
import { afterEach, expect, it, vi } from 'vitest';
import type { Language } from './languages.ts';
import { chooseLanguage, loadTexts, startTextsOf } from './start-texts.ts';

const GREETINGS: Partial<Record<Language, string>> = { en: 'Hello', pl: 'Cześć', ja: 'こんにちは' };
const greet = () => String(i18next.t('area.greeting' as never));

afterEach(() => localStorage.clear());

it('shows texts of an area in the language of the reader, and in the next one that is chosen', async () => {
  await startTextsOf({ ui: {} }, async (language) => ({ ui: { of: language } }));
  const area = vi.fn(async (language: Language) => ({ area: { greeting: GREETINGS[language] } }));
  await loadTexts(area);
  expect(greet()).toBe('Hello');
  await chooseLanguage('pl');
  expect(greet()).toBe('Cześć');
  expect(i18next.t('ui.of' as never)).toBe('pl');
  await loadTexts(area);
  await chooseLanguage('en');
  expect(greet()).toBe('Hello');
  expect(area.mock.calls).toEqual([['en'], ['pl']]);
});

it('asks again for texts that did not come', async () => {
  await startTextsOf({ ui: {} }, async () => ({ ui: {} }));
  let isDown = true;
  const area = async () => {
    if (isDown) throw new Error('the line is down');
    return { area: { greeting: 'Here' } };
  };
  await expect(loadTexts(area)).rejects.toThrow('the line is down');
  isDown = false;
  await loadTexts(area);
  expect(greet()).toBe('Here');
});
