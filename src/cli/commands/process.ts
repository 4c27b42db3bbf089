// `throughline process …`: validate (offline), deploy, list.
import path from 'node:path';
import type { Command } from 'commander';
import { systemClock } from '../../platform/clock.ts';
import type { CommandRegistry } from '../../platform/command.ts';
import { openDatabase } from '../../platform/db.ts';
import { createLog } from '../../platform/log.ts';
import { Refused, sentenceOf } from '../client.ts';
import { action, type Context, readText, type Surroundings } from '../context.ts';
import { CliError, EXIT } from '../exit.ts';
import { time } from '../output.ts';

interface ModelProblem {
  elementId: string;
  code: string;
  message: string;
}

export function addProcessCommands(program: Command, surroundings: Surroundings): void {
  const processes = program.command('process').description('Check, deploy and list processes (BPMN)');
  processes
    .command('validate')
    .description('Check BPMN files without a server: everything that deploying would refuse')
    .argument('<file...>')
    .action(action(surroundings, validateFiles));
  processes
    .command('deploy')
    .description('Deploy BPMN processes and DMN decisions; orders under way stay on their version')
    .argument('<file...>')
    .action(action(surroundings, deployFiles));
  processes
    .command('list')
    .description('List deployed processes and their instances')
    .action(action(surroundings, listProcesses));
}

async function validateFiles({ out, fail }: Context, files: string[]): Promise<void> {
  // Loaded here alone: no other command needs the engine.
  const { checkModel } = await import('../../modules/workflow/index.ts');
  const commands = await readCommandNames();
  const results: { file: string; ok: boolean; processId?: string; problems: ModelProblem[] }[] = [];
  for (const file of files) {
    if (isDecision(file))
      throw new CliError(`${file}: decisions are checked when they are deployed.`, EXIT.usage);
    const checked = await checkModel(await readText(file), commands);
    if (checked.ok) results.push({ file, ok: true, processId: checked.result.id, problems: [] });
    else
      results.push({
        file,
        ok: false,
        problems: (checked.refusal.details?.problems ?? []) as ModelProblem[],
      });
  }
  out.answer({ files: results }, () => {
    for (const result of results) {
      if (result.ok) out.say(`${out.good('valid')}    ${result.file}  ${result.processId}`);
      else out.say(`${out.bad('refused')}  ${result.file}`);
      for (const problem of result.problems)
        out.say(`  ${problem.elementId || '(file)'}  ${problem.message} (${problem.code})`);
    }
  });
  if (results.some((result) => !result.ok)) fail();
}

/** The program itself knows its commands; it is put together here over a database that is never connected. */
async function readCommandNames(): Promise<CommandRegistry> {
  const { buildApplication } = await import('../../main/build-application.ts');
  const db = openDatabase({ url: 'postgresql://127.0.0.1:1/never-connected', max: 1 });
  const settings = {
    shopName: '',
    timeZone: 'UTC',
    mailFrom: '',
    smtpUrl: null,
    insightUploadMb: 1,
    costs: {
      perKmMinor: 0,
      perShipmentMinor: 0,
      perUnitMinor: 0,
      splitPenaltyMinor: 0,
      stockBalanceMinor: 0,
    },
  };
  const { commands } = buildApplication(db, systemClock, createLog('silent', 'throughline'), settings);
  await db.close();
  return commands;
}

function isDecision(file: string): boolean {
  return path.extname(file).toLowerCase() === '.dmn';
}

interface Deployed {
  processId?: string;
  decisionId?: string;
  version: number;
  isNew: boolean;
}

async function deployFiles({ client, out, fail }: Context, files: string[]): Promise<void> {
  const results: ({ file: string } & (Deployed | { problem: Refused['problem'] }))[] = [];
  for (const file of files) {
    const xml = await readText(file);
    const where = isDecision(file) ? '/v1/decisions' : '/v1/processes';
    try {
      results.push({ file, ...(await client.send<Deployed>('POST', where, { xml })) });
    } catch (error) {
      if (!(error instanceof Refused) || error.exitCode !== EXIT.refused) throw error;
      results.push({ file, problem: error.problem });
    }
  }
  out.answer({ files: results }, () => {
    for (const result of results) {
      if ('problem' in result) {
        out.say(
          `${out.bad('refused')}  ${result.file}  ${sentenceOf({ ...result.problem, problems: undefined })}`,
        );
        for (const problem of (result.problem.problems ?? []) as ModelProblem[])
          out.say(`  ${problem.elementId ?? ''}  ${problem.message} (${problem.code})`);
        continue;
      }
      const name = result.processId ?? result.decisionId ?? '';
      out.say(
        `${out.good('deployed')} ${result.file}  ${name} version ${result.version}${result.isNew ? '' : ' (as before)'}`,
      );
    }
  });
  if (results.some((result) => 'problem' in result)) fail();
}

interface Definition {
  processId: string;
  version: number;
  name: string;
  deployedAt: string;
  instances: Record<string, number>;
}

async function listProcesses({ client, out }: Context): Promise<void> {
  const list = await client.get<{ items: Definition[] }>('/v1/processes');
  out.answer(list, () =>
    out.table(
      ['Process', 'Version', 'Name', 'Deployed', 'Instances'],
      list.items.map((each) => [
        each.processId,
        each.version,
        each.name,
        time(each.deployedAt),
        Object.entries(each.instances)
          .map(([status, count]) => `${count} ${status}`)
          .join(', '),
      ]),
    ),
  );
}
