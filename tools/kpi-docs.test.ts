// The page about KPIs says what the program counts.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KPI_DOCS_FILE, printKpiDocs } from './kpi-docs.ts';

it('docs/concepts/kpis.md is made of the definitions that the program counts by', () => {
  expect(readFileSync(KPI_DOCS_FILE, 'utf8')).toBe(printKpiDocs());
});
