// Writes the API document that the server serves at /openapi.json to docs/reference/openapi.json, for readers and for
// generators of clients, and what the pages know of it to web/api/generated/. `--check` only says whether the files are up to date.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildOpenApi } from '../src/http/openapi/document.ts';
import { version } from '../src/http/server.ts';
import { buildProgram } from './openapi/build-program.ts';
import { type ApiDocument, printCalls, printRoles } from './openapi/print-client.ts';

const fileOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const OPENAPI_FILE = fileOf('docs/reference/openapi.json');

/** The file's text as it should be. */
export function printOpenApi(): string {
  return `${JSON.stringify(buildOpenApi(buildProgram().routes, version), null, 2)}\n`;
}

/** Every file that is made of the routes, with its text as it should be. */
export function printFiles(): [file: string, text: string][] {
  const text = printOpenApi();
  const document = JSON.parse(text) as ApiDocument;
  return [
    [OPENAPI_FILE, text],
    [fileOf('web/api/generated/calls.ts'), printCalls(document)],
    [fileOf('web/api/generated/roles.ts'), printRoles(document)],
  ];
}

async function main(): Promise<void> {
  for (const [file, text] of printFiles()) {
    const name = relative(fileOf(''), file);
    const written = await readFile(file, 'utf8').catch(() => null);
    if (written === text) {
      process.stdout.write(`${name} is up to date\n`);
    } else if (process.argv.includes('--check')) {
      process.stderr.write(`${name} is out of date: run "node tools/openapi.ts"\n`);
      process.exitCode = 1;
    } else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      process.stdout.write(`${name} is written\n`);
    }
  }
}

if (import.meta.main) await main();
