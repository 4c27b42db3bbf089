// The command line: `throughline <command>`. It parses, calls the server and prints; it decides nothing and touches no database.
// start, serve, work, migrate and insight run are the program itself and run as processes of their own.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { type ClientConfig, readClientConfig } from '../config.ts';
import { Refused } from './client.ts';
import { addCarrierCommands } from './commands/carriers.ts';
import { addExportCommand } from './commands/export.ts';
import { addHealthCommand } from './commands/health.ts';
import { addImportCommand } from './commands/import.ts';
import { addIncidentCommands } from './commands/incidents.ts';
import { addInsightCommands } from './commands/insight.ts';
import { addDataSetCommands } from './commands/insight-data-sets.ts';
import { addKeyCommands } from './commands/keys.ts';
import { addLedgerCommands } from './commands/ledger.ts';
import { addMessageCommands } from './commands/messages.ts';
import { addOrderCommands } from './commands/orders.ts';
import { addProcessCommands } from './commands/process.ts';
import { addRecountCommand } from './commands/recount.ts';
import { addReplanCommands } from './commands/replan.ts';
import { addShadowCommands } from './commands/shadows.ts';
import { addSourcingCommands } from './commands/sourcing.ts';
import { addStockCommands } from './commands/stock.ts';
import { addSupplyCommands } from './commands/supply.ts';
import { addTaskCommands } from './commands/tasks.ts';
import { addWhatIfCommands } from './commands/what-if.ts';
import { addWhyCommand } from './commands/why.ts';
import type { Surroundings } from './context.ts';
import { CliError, EXIT, EXIT_HELP } from './exit.ts';
import type { Streams } from './output.ts';

const PROGRAM = fileURLToPath(new URL('../main.ts', import.meta.url));
const PACKAGE = new URL('../../package.json', import.meta.url);

/** Programs of src/main.ts, by their names there. */
const SERVICES = {
  start: 'Run everything: database, server, worker',
  serve: 'Run an HTTP server alone (DATABASE_URL)',
  work: 'Run a worker alone (DATABASE_URL)',
  migrate: 'Bring the database to this version, without a server',
} as const;

/** Runs one command line and answers its exit code. */
export async function runCli(
  words: readonly string[],
  options: { streams?: Streams; config?: ClientConfig } = {},
): Promise<number> {
  const streams = options.streams ?? { out: process.stdout, err: process.stderr };
  let code: number = EXIT.ok;
  const surroundings: Surroundings = {
    config: options.config ?? readClientConfig(),
    streams,
    fail: (to = EXIT.refused) => {
      code = to;
    },
  };
  const program = createProgram(surroundings);
  try {
    if (words.length === 0) {
      program.outputHelp();
      return EXIT.usage;
    }
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, words, streams);
  }
}

function explain(error: unknown, words: readonly string[], { out, err }: Streams): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Refused && words.includes('--json'))
    out.write(`${JSON.stringify(error.problem, null, 2)}\n`);
  if (error instanceof CliError) {
    err.write(`${error.message}\n`);
    return error.exitCode;
  }
  // A bug of this program: its sentence, and where to look; a stack is of no use to whoever typed the command.
  err.write(`Something went wrong in the command line itself: ${(error as Error).message}\n`);
  return EXIT.refused;
}

function createProgram(surroundings: Surroundings): Command {
  const { streams } = surroundings;
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  const program = new Command('throughline')
    .description('Order management, from the order taken to the cash booked.')
    .version(version, '-V, --version')
    .option('--url <address>', 'the server (else THROUGHLINE_URL, else cli.json of the data folder)')
    .option('--data <folder>', "the server's data folder (else DATA_DIR, else data)")
    .option('--json', 'print JSON for programs')
    .showHelpAfterError('(--help shows how)')
    .addHelpText('after', `\n${EXIT_HELP}\n\nThe API key is taken from THROUGHLINE_API_KEY or cli.json.`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.out.write(text),
      writeErr: (text) => streams.err.write(text),
      // tidy: foreign word
      getOutHasColors: () => streams.out.isTTY === true && !surroundings.config.plain,
      // tidy: foreign word
      getErrHasColors: () => streams.err.isTTY === true && !surroundings.config.plain,
    });
  for (const [name, description] of Object.entries(SERVICES))
    addService(program, name, description, surroundings);
  addOrderCommands(program, surroundings);
  addSourcingCommands(program, surroundings);
  addStockCommands(program, surroundings);
  addSupplyCommands(program, surroundings);
  addCarrierCommands(program, surroundings);
  addWhyCommand(program, surroundings);
  addWhatIfCommands(program, surroundings);
  addShadowCommands(program, surroundings);
  addReplanCommands(program, surroundings);
  addProcessCommands(program, surroundings);
  addTaskCommands(program, surroundings);
  addIncidentCommands(program, surroundings);
  addImportCommand(program, surroundings);
  addExportCommand(program, surroundings);
  const insight = addInsightCommands(program, surroundings);
  addDataSetCommands(insight, surroundings);
  addService(insight, 'run', 'Run the insight engine alone (DATABASE_URL)', surroundings, 'insight');
  addRecountCommand(program, surroundings);
  addLedgerCommands(program, surroundings);
  addMessageCommands(program, surroundings);
  addKeyCommands(program, surroundings);
  addHealthCommand(program, surroundings);
  return program;
}

/** `mode`: its name in src/main.ts, where that is another. */
function addService(
  program: Command,
  name: string,
  description: string,
  { fail }: Surroundings,
  mode = name,
): void {
  program
    .command(name)
    .description(description)
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async function runService(this: Command) {
      const child = spawn(process.execPath, [PROGRAM, mode, ...this.args], { stdio: 'inherit' });
      const pass = (signal: NodeJS.Signals) => () => child.kill(signal);
      const handlers = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(
        (signal) => [signal, pass(signal)] as const,
      );
      for (const [signal, handler] of handlers) process.on(signal, handler);
      const code = await new Promise<number>((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (exitCode) => resolve(exitCode ?? EXIT.refused));
      });
      for (const [signal, handler] of handlers) process.off(signal, handler);
      if (code !== 0) fail(code);
    });
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // A reader that went away (`| head`) ends the program quietly.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await runCli(process.argv.slice(2));
}
