// Writes docs/concepts/kpis.md from the definitions of the KPIs, so that what people read is what is counted. `--check` only says whether it is up
// to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { KPI_DEFINITIONS } from '../src/modules/insight/index.ts';

export const KPI_DOCS_FILE = resolve(import.meta.dirname, '..', 'docs', 'concepts', 'kpis.md');

const HEAD = `# KPIs

Made by \`node tools/kpi-docs.ts\` from the definitions that the program counts by; never edited.

Every figure is a numerator over a denominator, counted from facts of orders that are folded from the event log in the same
transaction in which the log grows. Orders belong to the day on which they were placed, in the shop's time zone. What does not count is
told with its reason and its number: counted and left out together are everything within the filter. Amounts of two currencies are never
added up. Quantiles are exact and interpolate linearly.

Filters: channel, location, carrier, SKU, customer segment, country, process version, currency, days of placement. An order counts for a
location, carrier or SKU when any of its lines does; KPIs of lines and units count these lines alone.
`;

export function printKpiDocs(): string {
  const parts = KPI_DEFINITIONS.map((kpi) =>
    [
      `## ${kpi.name} (\`${kpi.key}\`)`,
      '',
      `${kpi.formula} ${kpi.better === 'higher' ? 'Higher' : 'Lower'} is better. Unit: ${kpi.unit}.`,
      '',
      `- Numerator: ${kpi.numerator}`,
      `- Denominator: ${kpi.denominator ?? 'none; the value is the numerator.'}`,
      ...kpi.exclusions.map((each) => `- Left out (\`${each.code}\`): ${each.sentence}`),
      ...kpi.parts.map((part) => `- Beside it, \`${part.name}\`: ${part.sentence}`),
      `- Differs by: ${kpi.dimensions.join(', ')}.`,
      ...(kpi.note === null ? [] : ['', kpi.note]),
    ].join('\n'),
  );
  return `${HEAD}\n${parts.join('\n\n')}\n`;
}

if (import.meta.main) {
  const text = printKpiDocs();
  if (!process.argv.includes('--check')) writeFileSync(KPI_DOCS_FILE, text);
  else if (readFileSync(KPI_DOCS_FILE, 'utf8') !== text) {
    console.error('docs/concepts/kpis.md is out of date: run node tools/kpi-docs.ts');
    process.exitCode = 1;
  }
}
