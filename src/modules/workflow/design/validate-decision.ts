// The single place that looks at a whole DMN file before it is deployed: what cannot be run, with row and column, and what tables say
// twice or not at all.
import { compileDecision } from '../feel/compile-decision.ts';
import { checkTable } from './check-table.ts';
import type { ModelProblem } from './schemas.ts';

export async function validateDecisionXml(
  xml: string,
): Promise<{ problems: ModelProblem[]; modelIds: string[] }> {
  const compiled = await compileDecision(xml);
  if (!compiled.ok) {
    const problems = compiled.problems.map((problem): ModelProblem => ({ severity: 'error', ...problem }));
    return { problems, modelIds: [] };
  }
  const decisions = Object.values(compiled.decisions.decisions);
  return {
    problems: decisions.flatMap(({ id, logic }) => (logic.kind === 'table' ? checkTable(id, logic) : [])),
    modelIds: decisions.map(({ id }) => id),
  };
}
