// All English texts of the console at once, for tests of components.
import { cases } from './en/cases.ts';
import { customers } from './en/customers.ts';
import { designer } from './en/designer.ts';
import { finance } from './en/finance.ts';
import { forConsole } from './en/for-console.ts';
import { insight } from './en/insight.ts';
import { operations } from './en/operations.ts';
import { planning } from './en/planning.ts';
import { startTexts } from './start-texts.ts';

export const startEnglishTexts = () =>
  startTexts({ ...forConsole, cases, customers, designer, finance, insight, operations, planning });
