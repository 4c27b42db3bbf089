// Runs one benchmark by its name: `npm run bench -- NAME [--json] [options of that benchmark]`. With --json the last line of stdout is
// one JSON object; progress goes to stderr. What each one measures and takes stands at the top of its own file, and `NAME --help` says it.
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { BenchOptions, Figures } from './support/figures.ts';

interface Benchmark {
  run(options: BenchOptions): Promise<Figures>;
  readonly summary?: string;
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3))
  .sort();

async function openBenchmark(name: string): Promise<Benchmark> {
  return (await import(new URL(`./${name}.ts`, import.meta.url).href)) as Benchmark;
}

async function describeAll(): Promise<string> {
  const lines = ['npm run bench -- NAME [--json] [options]', ''];
  for (const name of NAMES) {
    const { summary } = await openBenchmark(name);
    lines.push(`  ${name.padEnd(12)} ${summary ?? ''}`);
  }
  return lines.join('\n');
}

/** The comment at the top of its file. */
function describe(name: string): string {
  const lines = readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return lines
    .slice(0, end)
    .map((line) => line.slice(3))
    .join('\n');
}

async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined || name === '--help') {
    console.log(await describeAll());
    return name === undefined ? 2 : 0;
  }
  if (!NAMES.includes(name)) {
    console.error(`There is no benchmark ${name}; there are ${NAMES.join(', ')}.`);
    return 2;
  }
  if (rest.includes('--help')) {
    console.log(describe(name));
    return 0;
  }
  const json = rest.includes('--json');
  const { run } = await openBenchmark(name);
  // A benchmark that prints its own table does so when it is asked for no JSON.
  const figures = await run({ json: true, args: rest });
  if (json) console.log(JSON.stringify(figures));
  else for (const [key, value] of Object.entries(figures)) console.log(`${key.padEnd(28)} ${value}`);
  return 0;
}

process.exitCode = await main();
