// The way into the insight process for whoever must not load it otherwise: servers know this file, and DuckDB takes a third of a second and 30 MB.
import type { InsightProcess, InsightProcessOptions } from './process.ts';

export async function startInsight(options: InsightProcessOptions): Promise<InsightProcess> {
  const { runInsight } = await import('./process.ts');
  return runInsight(options);
}
