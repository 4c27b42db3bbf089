// The single place that keeps deployed processes and decisions in memory, as of their version.
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/db.ts';
import { createVersionedCache } from '../../platform/versions.ts';
import type { CompiledProcess, Env } from './engine/types.ts';
import { compileDecision } from './feel/compile-decision.ts';
import type { CompiledDecisions } from './feel/decision-types.ts';
import { evaluateDecision } from './feel/evaluate-decision.ts';
import { selectDecisions, selectDefinitionHeads, selectDefinitions } from './store/definitions.ts';
import type { Definition, Definitions } from './types.ts';

/** Name under which deployments raise their version (platform/versions.ts). */
export const PROCESSES_VERSION = 'processes';

export interface DefinitionReader {
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<Definitions>;
}

export function createDefinitionReader(clock: Clock): DefinitionReader {
  const cache = createVersionedCache(PROCESSES_VERSION, (db) => loadDefinitions(db, clock));
  return { read: (db, versions) => cache.get(db, versions) };
}

async function loadDefinitions(db: Queryable, clock: Clock): Promise<Definitions> {
  const all = new Map<string, Definition>();
  const latest = new Map<string, Definition>();
  const messages = new Set<string>();
  for (const row of await selectDefinitions(db)) {
    const process = row.compiled as CompiledProcess;
    const definition = { processId: row.processId, version: row.version, name: row.name, process };
    all.set(`${row.processId}@${row.version}`, definition);
    latest.set(row.processId, definition);
    for (const name of process.messages) messages.add(name);
  }
  for (const { process } of latest.values()) {
    for (const start of process.starts) if (start.messageName) messages.add(start.messageName);
  }
  return {
    latest,
    find: (processId, version) => all.get(`${processId}@${version}`),
    messages,
    timed: [...latest.values()].some(({ process }) => process.starts.some((start) => start.type === 'timer')),
    env: await loadEnv(db, clock),
  };
}

/** The newest version of every decision; what was refused at deployment is not here. */
async function loadEnv(db: Queryable, clock: Clock): Promise<Env> {
  const files = new Map<string, CompiledDecisions>();
  for (const row of await selectDecisions(db)) {
    const compiled = await compileDecision(row.xml);
    if (compiled.ok) files.set(row.decisionId, compiled.decisions);
  }
  return {
    decide(decisionId, variables) {
      const file = files.get(decisionId);
      return file && evaluateDecision(file, decisionId, variables, clock.now().getTime());
    },
  };
}

/** Ids of all deployed processes and decisions. */
export async function readDeployedIds(db: Queryable): Promise<ReadonlySet<string>> {
  const [processes, decisions] = [await selectDefinitionHeads(db), await selectDecisions(db)];
  return new Set([...processes.map((head) => head.processId), ...decisions.map((row) => row.decisionId)]);
}
