// Deploys a process: compiles it, checks that every command it calls exists, and stores it as the newest version. Running
// orders stay on theirs. The same drawing again is no new version.
import { createHash } from 'node:crypto';
import Type from 'typebox';
import {
  accept,
  type CommandRegistry,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Text } from '../../../platform/schemas.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { compileProcess } from '../bpmn/compile.ts';
import { PROCESSES_VERSION } from '../definitions.ts';
import { toIso } from '../engine/time.ts';
import type { CompiledProcess } from '../engine/types.ts';
import { refusals } from '../errors.ts';
import { insertDefinition, selectDefinitionHeads, stopOlderTimers } from '../store/definitions.ts';
import { findTimerStart, firstDue } from '../timer-starts.ts';

const Input = Type.Object(
  {
    xml: Type.String({
      minLength: 1,
      maxLength: 5_000_000,
      pattern: '^[^\\u0000]*$',
      description: 'BPMN 2.0 XML with one executable process',
    }),
    note: Type.Optional(Text(1000, { description: 'What is new, for the list of versions' })),
  },
  { additionalProperties: false },
);
const Output = Type.Object({
  processId: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  isNew: Type.Boolean(),
});
type Deployed = Type.Static<typeof Output>;

export function createDeployProcess(dependencies: { commands: () => CommandRegistry }) {
  return defineCommand({
    name: 'workflow.deployProcess',
    summary: 'Deploys a BPMN process as its newest version; running orders stay on theirs.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.modelRefused, refusals.commandUnknown],
    maxItems: 20,
    async run(tx, items) {
      const outcomes: Outcome<Deployed>[] = [];
      for (const item of items) outcomes.push(await deploy(tx, item, dependencies.commands()));
      return outcomes;
    },
  });
}

/** Checks a model without storing it. */
export async function checkModel(xml: string, commands: CommandRegistry) {
  const compiled = await compileProcess(xml);
  if (!compiled.ok) return decline(refuse(refusals.modelRefused, { problems: compiled.problems }));
  const unknown = compiled.process.uses.commands.filter(
    (name) => !name.startsWith('=') && !commands.has(name),
  );
  if (unknown.length > 0) {
    const problems = compiled.process.nodes
      .filter((node) => node.command !== undefined && unknown.includes(node.command))
      .map((node) => ({
        elementId: node.id,
        code: 'unknownCommand',
        message: `There is no command ${node.command}`,
      }));
    return decline(refuse(refusals.commandUnknown, { problems }));
  }
  return accept(compiled.process);
}

async function deploy(
  tx: CommandTx,
  item: Item<{ xml: string; note?: string }>,
  commands: CommandRegistry,
): Promise<Outcome<Deployed>> {
  const { xml, note = null } = item.input;
  const checked = await checkModel(xml, commands);
  if (!checked.ok) return checked;
  const process = checked.result;
  const timer = firstTimer(process, tx.now);
  if (timer === 'unclear')
    return decline(refuse(refusals.modelRefused, { problems: timerProblems(process) }));
  const checksum = createHash('sha256').update(xml).digest('hex');
  // First, because whoever else deploys waits here: the newest version is then the newest.
  await raiseVersion(tx, PROCESSES_VERSION);
  const newest = (await selectDefinitionHeads(tx)).find((head) => head.processId === process.id);
  const name = process.name || process.id;
  if (newest?.checksum === checksum) {
    emitDeployed(tx, item, process.id, newest.version, false);
    return accept({ processId: process.id, version: newest.version, name, isNew: false });
  }
  const version = (newest?.version ?? 0) + 1;
  const row = { processId: process.id, version, name, xml, compiled: process, checksum, timer };
  await insertDefinition(tx, { ...row, actor: item.actor.id, note }, tx.now);
  await stopOlderTimers(tx, process.id, version);
  emitDeployed(tx, item, process.id, version, true);
  return accept({ processId: process.id, version, name, isNew: true });
}

/** When a process with a timer start event begins for the first time; null without one. */
function firstTimer(
  process: CompiledProcess,
  now: Date,
): { dueAt: string; left: number | null } | null | 'unclear' {
  const start = findTimerStart(process);
  if (!start) return null;
  const due = firstDue(start, now);
  return due ? { dueAt: toIso(due.at), left: due.left ?? null } : 'unclear';
}

function timerProblems(process: CompiledProcess) {
  const { nodeId, timer } = findTimerStart(process)!;
  const message = `A start by a timer needs a fixed time, and ${timer!.text} names none`;
  return [{ elementId: nodeId, code: 'timerStartUnclear', message }];
}

function emitDeployed(
  tx: CommandTx,
  item: Item<unknown>,
  processId: string,
  version: number,
  isNew: boolean,
): void {
  tx.emit(item, {
    type: 'workflow.processDeployed',
    objects: [['process', `${processId}@${version}`, 'process']],
    attributes: { processId, version, isNew },
  });
}
