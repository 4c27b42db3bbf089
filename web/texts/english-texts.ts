// All English texts of the console at once, for tests of components.
import { forConsole } from './en/for-console.ts';
import { insight } from './en/insight.ts';
import { planning } from './en/planning.ts';
import { startTexts } from './start-texts.ts';

export const startEnglishTexts = () => startTexts({ ...forConsole, insight, planning });
