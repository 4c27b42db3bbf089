// The single place that reads rule tables from a DMN file: one table a decision. What DMN knows and policies do not (requirements,
// other hit policies) is refused with its place. Never throws.
import { compileDecision } from '../../workflow/index.ts';
import { findEndlessLoop } from './expressions.ts';
import type { PolicyProblem, RuleTable, TableHitPolicy } from './types.ts';

export type ReadTables =
  | { readonly ok: true; readonly tables: RuleTable[] }
  | { readonly ok: false; readonly problems: PolicyProblem[] };

const KNOWN: { readonly [policy: string]: TableHitPolicy } = { U: 'UNIQUE', F: 'FIRST', C: 'COLLECT' };

export async function readDmn(xml: string): Promise<ReadTables> {
  const endless = findEndless(xml);
  if (endless !== null)
    return { ok: false, problems: [{ table: null, row: null, column: null, reason: endless }] };
  const compiled = await compileDecision(xml);
  if (!compiled.ok) {
    const problems = compiled.problems.map(({ elementId, message }): PolicyProblem => {
      const place = /^Rule (\d+)(?:, ((?:in|out)put \d+))?/.exec(message);
      return {
        table: elementId || null,
        row: place ? Number(place[1]) : null,
        column: place?.[2] ?? null,
        reason: message,
      };
    });
    return { ok: false, problems };
  }
  const problems: PolicyProblem[] = [];
  const tables: RuleTable[] = [];
  for (const { id, requires, logic } of Object.values(compiled.decisions.decisions)) {
    const refuse = (reason: string) => problems.push({ table: id, row: null, column: null, reason });
    if (requires.length > 0) refuse('a table of a policy requires no other decision');
    if (logic.kind === 'literal') {
      refuse('it is an expression and not a table');
      continue;
    }
    const hitPolicy = KNOWN[logic.hitPolicy];
    if (!hitPolicy) {
      refuse('its hit policy is none of UNIQUE, FIRST and COLLECT');
      continue;
    }
    tables.push({
      name: id,
      hitPolicy,
      inputs: logic.inputs.map((input) => input.expression),
      outputs: logic.outputs.map((output) => output.name),
      rows: logic.rules.map((rule) => ({ when: rule.tests, does: rule.results })),
    });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, tables };
}

/** Compiling evaluates each text once, so texts that may run without end are looked for before. */
function findEndless(xml: string): string | null {
  for (const [, source] of xml.matchAll(/<(?:[\w-]+:)?text\b[^>]*>([\s\S]*?)<\/(?:[\w-]+:)?text\s*>/g)) {
    const text = unescapeXml(source!).trim();
    const reason = findEndlessLoop(text);
    if (reason !== null) return `"${text.slice(0, 200)}": ${reason}`;
  }
  return null;
}

const ENTITIES: { readonly [name: string]: string } = { gt: '>', lt: '<', quot: '"', apos: "'", amp: '&' };

function unescapeXml(source: string): string {
  return source
    .replace(/<!\[CDATA\[|\]\]>/g, '')
    .replace(/&(#x?[0-9a-fA-F]{1,6}|[a-z]+);/g, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
      const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}
