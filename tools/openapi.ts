// Writes the API document that the server serves at /openapi.json to docs/reference/openapi.json, for readers and for
// generators of clients. `--check` only says whether the file is up to date.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildOpenApi } from '../src/http/openapi/document.ts';
import { version } from '../src/http/server.ts';
import { buildProgram } from './openapi/build-program.ts';

export const OPENAPI_FILE = fileURLToPath(new URL('../docs/reference/openapi.json', import.meta.url));

/** The file's text as it should be. */
export function printOpenApi(): string {
  return `${JSON.stringify(buildOpenApi(buildProgram().routes, version), null, 2)}\n`;
}

async function main(): Promise<void> {
  const text = printOpenApi();
  const written = await readFile(OPENAPI_FILE, 'utf8').catch(() => null);
  if (written === text) {
    process.stdout.write('docs/reference/openapi.json is up to date\n');
  } else if (process.argv.includes('--check')) {
    process.stderr.write('docs/reference/openapi.json is out of date: run "node tools/openapi.ts"\n');
    process.exitCode = 1;
  } else {
    await mkdir(dirname(OPENAPI_FILE), { recursive: true });
    await writeFile(OPENAPI_FILE, text);
    process.stdout.write('docs/reference/openapi.json is written\n');
  }
}

if (import.meta.main) await main();
