// The texts of the console: English in its first load, each other language as one file of its own.
import { forConsole as english } from './en/for-console.ts';
import { startTextsOf } from './start-texts.ts';

export const startConsoleTexts = () =>
  startTextsOf(english, async (language) => {
    switch (language) {
      case 'ja':
        return (await import('./ja/for-console.ts')).forConsole;
      case 'pl':
        return (await import('./pl/for-console.ts')).forConsole;
      case 'ru':
        return (await import('./ru/for-console.ts')).forConsole;
      case 'tr':
        return (await import('./tr/for-console.ts')).forConsole;
    }
  });
